"""An EPUB opened for inspection: its package document and its content documents, in reading order.

Follows EPUB 3.3, section 4 (Open Container Format) and section 5 (package document). Whatever
keeps a part from being read is a diagnostic, never an exception.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urldefrag

from lxml import etree

from exporters.diagnostics import diagnose
from exporters.values import NamedTuple, dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from exporters.diagnostics import Diagnostic

CONTAINER: Final = "{urn:oasis:names:tc:opendocument:xmlns:container}"
OPF: Final = "{http://www.idpf.org/2007/opf}"
XHTML: Final = "{http://www.w3.org/1999/xhtml}"
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"

# A part beyond this many bytes is refused unread: no text is that long, and a bomb is longer.
LARGEST_PART: Final = 64 * 1024 * 1024

_UNREADABLE: Final = (
    zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, NotImplementedError, OSError, EOFError,
    ValueError, OverflowError,
)  # fmt: skip

Element = etree._Element  # noqa: SLF001 - lxml names its element type so


class Item(NamedTuple):
    """One entry of the manifest; `path` is its name inside the container."""

    path: str
    media_type: str
    properties: frozenset[str]


@dataclass(frozen=True, slots=True)
class ContentDocument:
    """One XHTML document. `is_text` says that the spine shows it, in its turn, as reading text."""

    path: str
    root: Element
    is_navigation: bool = False
    is_text: bool = True


@dataclass(frozen=True, slots=True)
class Book:
    """What an EPUB holds. `package` is None for a file that is no EPUB."""

    package_path: str = ""
    package: Element | None = None
    documents: tuple[ContentDocument, ...] = ()
    others: tuple[tuple[str, Element], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    read_part: Callable[[str], bytes | None] = field(default=lambda _: None, repr=False)

    @property
    def text(self) -> Iterator[ContentDocument]:
        """The documents that are read from first to last: the linear spine without the toc."""
        return (document for document in self.documents if document.is_text)


@lru_cache(maxsize=1)
def open_book(data: bytes, name: str) -> Book:
    """Open an EPUB, once for all gates; `name` is what the diagnostics call the file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _Opening(archive, name).book()
    except _UNREADABLE as error:
        return Book(diagnostics=(diagnose("d-001", name, format="EPUB", reason=_reason(error)),))


def resolve(base: str, reference: str) -> str:
    """The container's name for what the part `base` calls `reference`; empty when it is remote."""
    target = unquote(urldefrag(reference).url)
    if "://" in target or target.startswith(("data:", "/")):
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), target))


def parse_xml(data: bytes) -> Element:
    """The root of a well-formed document; no entity, no file and no address is looked up."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


class _Opening:
    """Reads the parts of one archive and gathers what is wrong with them."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._found: list[Diagnostic] = []

    def book(self) -> Book:
        container = self._parse("META-INF/container.xml")
        rootfile = None if container is None else container.find(f".//{CONTAINER}rootfile")
        path = "" if rootfile is None else rootfile.get("full-path", "")
        if container is not None and not path:
            self._miss("META-INF/container.xml", "it names no package document")
        package = self._parse(path) if path else None
        if package is None:
            return Book(diagnostics=tuple(self._found))
        documents, others = self._documents(package, path)
        styles = {
            part: content
            for part in self._archive.namelist()
            if part.endswith(".css") and (content := self._read(part)) is not None
        }
        return Book(path, package, documents, others, tuple(self._found), styles.get)

    def _documents(
        self, package: Element, path: str
    ) -> tuple[tuple[ContentDocument, ...], tuple[tuple[str, Element], ...]]:
        """The content documents, those of the spine first and in its order, and the NCX."""
        items = {
            entry.get("id", ""): Item(
                resolve(path, entry.get("href", "")),
                entry.get("media-type", ""),
                frozenset(entry.get("properties", "").split()),
            )
            for entry in package.iterfind(f"{OPF}manifest/{OPF}item")
        }
        linear = {
            reference.get("idref", ""): reference.get("linear") != "no"
            for reference in package.iterfind(f"{OPF}spine/{OPF}itemref")
        }
        documents: list[ContentDocument] = []
        others: list[tuple[str, Element]] = []
        for key in (*linear, *(key for key in items if key not in linear)):
            item = items.get(key)
            if item is None:
                self._miss(path, f"its spine names “{key}”, which the manifest does not have")
            elif item.media_type == "application/xhtml+xml":
                root = self._parse(item.path)
                if root is not None:
                    is_navigation = "nav" in item.properties
                    is_text = linear.get(key, False) and not is_navigation
                    documents.append(ContentDocument(item.path, root, is_navigation, is_text))
            elif item.media_type == "application/x-dtbncx+xml":
                root = self._parse(item.path)
                others += [] if root is None else [(item.path, root)]
        return tuple(documents), tuple(others)

    def _parse(self, path: str) -> Element | None:
        data = self._read(path)
        if data is None:
            return None
        try:
            return parse_xml(data)
        except etree.XMLSyntaxError as error:
            line, column = error.position
            place = f"{self._name}/{path}"
            self._found.append(
                diagnose(
                    "d-002", place, line or 0, column or 0, reason=error.msg.split(", line")[0]
                )
            )
        except ValueError as error:
            self._miss(path, _reason(error))
        return None

    def _read(self, path: str) -> bytes | None:
        """A part's bytes; None, with a diagnostic, when they cannot be had."""
        try:
            entry = self._archive.getinfo(path)
            if entry.file_size > LARGEST_PART:
                self._miss(path, f"it is larger than {LARGEST_PART // 1024 // 1024} MB")
                return None
            return self._archive.read(entry)
        except KeyError:
            self._miss(path, "there is no such part in the container")
        except _UNREADABLE as error:
            self._miss(path, _reason(error))
        return None

    def _miss(self, path: str, reason: str) -> None:
        self._found.append(diagnose("d-001", f"{self._name}/{path}", format="EPUB", reason=reason))


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".splitlines()[0].rstrip(": ")
