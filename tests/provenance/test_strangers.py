"""Files that diglot did not make: what their own metadata say is found, however it is said."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pikepdf
import pytest

from exporters.provenance import check_credits, inspect_file, read_sources
from tests.provenance.changing import saved
from tests.verify import mutation

CONTAINER = b"""<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles>
</container>"""
OPF_2 = """<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
<dc:identifier id="id" opf:scheme="ISBN">9783161484100</dc:identifier>
<dc:title>The Old Book</dc:title>
<dc:creator opf:role="aut" opf:file-as="Old, Ann">Ann Old</dc:creator>
<dc:creator opf:role="ill">Ida Draws</dc:creator>
<dc:contributor>Calibre</dc:contributor>
<dc:date opf:event="modification">2020-01-01</dc:date>
<dc:date opf:event="publication">1999-05</dc:date>
<dc:source>https://first.example/old</dc:source>
<dc:language>en</dc:language>
<meta name="generator" content="An Editor 2.1"/>
</metadata></package>"""
OPF_3 = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0" xml:lang="de">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title id="s">Ein Untertitel</dc:title><meta refines="#s" property="title-type">subtitle</meta>
<dc:title id="t">Ein  Titel</dc:title><meta refines="#t" property="title-type">main</meta>
<meta refines="#t" property="alternate-script" xml:lang="fa">عنوان</meta>
<dc:creator> </dc:creator><dc:publisher>Verlag</dc:publisher>
<dc:rights>CC-BY-4.0</dc:rights>
<link rel="dcterms:license" href="https://spdx.org/licenses/CC-BY-4.0.html"/>
<link rel="record" href="../../../etc/passwd" media-type="application/ld+json"/>
</metadata></package>"""
EPUBS = {
    "an EPUB 2": (OPF_2, {
        "title": {"und": "The Old Book"},
        "people": [
            {"name": {"und": "Ann Old"}, "role": "aut", "file_as": "Old, Ann"},
            {"name": {"und": "Ida Draws"}, "role": "ill"},
            {"name": {"und": "Calibre"}, "role": "ctb"},
        ],
        "first": {"url": "https://first.example/old"},
        "issued": "1999-05", "identifiers": ["9783161484100"], "languages": ["en"],
    }),
    "an EPUB 3": (OPF_3, {
        "title": {"de": "Ein Titel", "fa": "عنوان"}, "subtitle": {"de": "Ein Untertitel"},
        "publisher": {"de": "Verlag"}, "license": "CC-BY-4.0",
    }),
    "an empty package": ("<package xmlns='http://www.idpf.org/2007/opf'/>", {}),
}  # fmt: skip
XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">
<rdf:Description rdf:about="" xmpRights:WebStatement="https://rights.example">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A Paper</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>One</rdf:li><rdf:li>Two</rdf:li></rdf:Seq></dc:creator>
<dc:contributor><rdf:Bag><rdf:li>Three (editor)</rdf:li></rdf:Bag></dc:contributor>
<dc:date>2021-03-04T05:06:07+01:00</dc:date>
</rdf:Description></rdf:RDF></x:xmpmeta>"""
INFORMATION = {
    "/Title": "Of the Dictionary", "/Author": "Dee", "/Keywords": "a; b, پ، ت",
    "/CreationDate": "D:20190203040506Z", "/Producer": "A Printer",
}  # fmt: skip


def epub(package: str) -> bytes:
    return mutation.packed(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OPS/book.opf": package.encode(),
        }
    )


def pdf(information: dict[str, Any], packet: bytes | None = None) -> bytes:
    with pikepdf.new() as file:
        file.add_blank_page()
        for key, value in information.items():
            file.docinfo[key] = value
        if packet is not None:
            file.Root.Metadata = file.make_stream(packet)
        return saved(file)


@pytest.mark.parametrize("name", EPUBS)
def test_a_book_of_somebody_else(name: str) -> None:
    package, expected = EPUBS[name]
    found = inspect_file(epub(package), "epub", "x")
    assert found.diagnostics == ()
    assert found.as_dict()["credits"] == expected
    assert not found.has_record


def test_the_program_that_made_it_is_told() -> None:
    assert inspect_file(epub(OPF_2), "epub", "x").producer == "An Editor 2.1"
    assert inspect_file(pdf(INFORMATION), "pdf", "x").producer == "A Printer"


def test_a_pdf_with_an_information_dictionary_alone() -> None:
    assert inspect_file(pdf(INFORMATION), "pdf", "x").as_dict()["credits"] == {
        "title": {"und": "Of the Dictionary"},
        "people": [{"name": {"und": "Dee"}, "role": "aut"}],
        "issued": "2019-02-03",
        "keywords": ["a", "b", "پ", "ت"],
    }


def test_a_packet_goes_before_the_dictionary() -> None:
    assert inspect_file(pdf(INFORMATION, XMP.encode()), "pdf", "x").as_dict()["credits"] == {
        "title": {"und": "A Paper"},
        "people": [
            {"name": {"und": "One"}, "role": "aut"}, {"name": {"und": "Two"}, "role": "aut"},
            {"name": {"und": "Three"}, "role": "edt"},
        ],
        "issued": "2021-03-04",
        "license_url": "https://rights.example",
        "keywords": ["a", "b", "پ", "ت"],
    }  # fmt: skip


@pytest.mark.parametrize(
    "packet", [b"", b"\0\0", b"no xml", b"<a>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>"]
)
def test_a_packet_that_is_none_does_no_harm(packet: bytes) -> None:
    found = inspect_file(pdf(INFORMATION, packet), "pdf", "x")
    assert found.credits.title is not None
    assert found.diagnostics == ()


def test_attachments_of_any_shape_do_no_harm() -> None:
    with pikepdf.open(io.BytesIO(pdf({}))) as file:
        loop = file.make_indirect(pikepdf.Dictionary())
        loop.Kids = pikepdf.Array([loop])
        loop.Names = pikepdf.Array([pikepdf.String("x"), 3, pikepdf.String("y")])
        file.Root.Names = pikepdf.Dictionary(EmbeddedFiles=loop)
        data = saved(file)
    assert inspect_file(data, "pdf", "x").diagnostics == ()


@pytest.mark.parametrize(("target", "data"), [("epub", epub(OPF_3)), ("pdf", pdf(INFORMATION))])
def test_nobody_else_is_judged_or_asked_for_sources(target: str, data: bytes) -> None:
    assert check_credits(data, target, "x") == ()
    found = read_sources(data, target, "x")
    assert [finding.code for finding in found.diagnostics] == ["o-001"]
    assert found.files == ()


def with_attachment(content: bytes, packing: str = "/FlateDecode") -> bytes:
    """A PDF whose record of origin is packed so."""
    with pikepdf.new() as file:
        file.add_blank_page()
        stream = file.make_stream(content)
        stream.Filter = pikepdf.Name(packing)
        files = pikepdf.Dictionary(F=file.make_indirect(stream))
        names = [pikepdf.String("provenance.json"), pikepdf.Dictionary(EF=files)]
        tree = pikepdf.Dictionary(Names=pikepdf.Array(names))
        file.Root.Names = pikepdf.Dictionary(EmbeddedFiles=tree)
        written = io.BytesIO()
        file.save(
            written, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none
        )
        return written.getvalue()


def test_an_attachment_that_swells_is_left_alone() -> None:
    packer = zlib.compressobj(9)
    block = b"\0" * 1_000_000
    bomb = b"".join((*(packer.compress(block) for _ in range(80)), packer.flush()))
    assert len(bomb) < 100_000
    for data in (with_attachment(bomb), with_attachment(b"x"), with_attachment(b"x", "/DCTDecode")):
        found = inspect_file(data, "pdf", "x")
        assert (found.origin, found.diagnostics) == (None, ())
