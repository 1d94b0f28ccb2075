"""Archives, identifiers and times that depend on nothing but what they are given."""

from __future__ import annotations

import datetime
import io
import os
import subprocess
import sys
import tarfile
import zipfile

import pytest

from exporters.reproducible import (
    EPOCH,
    document_uuid,
    moment_of,
    timestamp_of,
    write_tar,
    write_zip,
)

BOOK = (
    ("EPUB/text.xhtml", b"<html/>" * 40),
    ("EPUB/images/a.png", b"\x89PNG"),
    ("EPUB/package.opf", b"<package/>"),
    ("META-INF/container.xml", b"<container/>"),
    ("mimetype", b"application/epub+zip"),
)


def test_an_archive_is_in_the_order_of_ocf() -> None:
    names = zipfile.ZipFile(io.BytesIO(write_zip(BOOK))).namelist()
    assert names == [
        "mimetype",
        "META-INF/container.xml",
        "EPUB/package.opf",
        "EPUB/images/a.png",
        "EPUB/text.xhtml",
    ]


def test_the_media_type_stands_in_the_first_bytes() -> None:
    """A file is known as an EPUB by bytes 30–57: stored, no extra field (EPUB 3.3, 4.2.5)."""
    assert write_zip(BOOK)[30:58] == b"mimetypeapplication/epub+zip"


def test_every_entry_has_the_same_time_system_and_mode() -> None:
    for info in zipfile.ZipFile(io.BytesIO(write_zip(BOOK))).infolist():
        assert info.date_time == (1980, 1, 1, 0, 0, 0)
        assert info.create_system == 3
        assert info.external_attr >> 16 == 0o100644
        assert info.extra == b""
        stored = info.filename == "mimetype"
        assert info.compress_type == (zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)


def test_the_order_of_the_entries_given_does_not_matter() -> None:
    assert write_zip(BOOK) == write_zip(reversed(BOOK))


def test_contents_survive() -> None:
    archive = zipfile.ZipFile(io.BytesIO(write_zip(BOOK)))
    assert {name: archive.read(name) for name in archive.namelist()} == dict(BOOK)


def test_an_archive_is_written_as_the_library_writes_it() -> None:
    library = io.BytesIO()
    book = (*BOOK, ("EPUB/نامه.txt", b""))
    with zipfile.ZipFile(library, "w") as archive:
        for name in zipfile.ZipFile(io.BytesIO(write_zip(book))).namelist():
            info = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, dict(book)[name], compresslevel=9)
    assert write_zip(book) == library.getvalue()


def test_a_name_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match=r"'EPUB/package\.opf'"):
        write_zip((*BOOK, ("EPUB/package.opf", b"")))


def test_the_surroundings_leave_no_trace() -> None:
    """Another time zone, locale, hash seed and umask: the same archive and identifier."""
    program = (
        "import hashlib; from exporters.reproducible import *;"
        "print(hashlib.sha256(write_zip([('b', b'2'), ('mimetype', b'1')])).hexdigest(),"
        " document_uuid(['ا', 'b']))"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "TZ": zone, "LC_ALL": "C", "PYTHONHASHSEED": seed},
            umask=umask,
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for zone, seed, umask in (("Asia/Kabul", "1", 0o077), ("America/Lima", "2", 0o022))
    }
    assert len(seen) == 1
    assert seen.pop().strip()


def test_an_identifier_follows_from_the_words_and_their_order() -> None:
    assert str(document_uuid(["عنوان", "Title"])) == "5a59b9f2-fe62-57bf-bbda-7c2ac30ddf7d"
    assert document_uuid(["عنوان", "Title"]).version == 5
    assert document_uuid(["Title", "عنوان"]) != document_uuid(["عنوان", "Title"])
    assert document_uuid(["ab", "c"]) != document_uuid(["a", "bc"])


def test_an_identifier_is_the_same_in_both_normal_forms() -> None:
    assert document_uuid(["\u0622"]) == document_uuid(["\u0627\u0653"])


def test_a_date_is_its_first_second_in_utc() -> None:
    day = datetime.date(2024, 7, 14)
    assert moment_of(day) == datetime.datetime(2024, 7, 14, tzinfo=datetime.UTC)
    assert timestamp_of(day) == "2024-07-14T00:00:00Z"
    assert timestamp_of(datetime.date(824, 1, 2)) == "0824-01-02T00:00:00Z"


def test_no_date_is_the_epoch_of_archives() -> None:
    assert moment_of(None) == EPOCH
    assert timestamp_of(None) == "1980-01-01T00:00:00Z"


def test_a_tar_depends_on_names_and_contents_alone() -> None:
    files = {"folder/b.pdf": b"b", "folder/یک.epub": b"a"}
    archive = write_tar(files.items())
    assert archive == write_tar(reversed(files.items()))
    with tarfile.open(fileobj=io.BytesIO(archive)) as file:
        entries = file.getmembers()
        assert {(e.mtime, e.mode, e.uid, e.gid, e.uname) for e in entries} == {
            (int(EPOCH.timestamp()), 0o644, 0, 0, "")
        }
        assert [entry.name for entry in entries] == sorted(files)
