"""The structure tree of a finished PDF, anybody's, as an assistive technology meets it.

Elements in logical order, each with its effective language (ISO 32000-1, 14.9.2) and the text
that its marked content paints; then what stands outside the tree: artifacts and unmarked text.
Nothing here raises on a broken tree: what cannot be followed is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from exporters.verify.opened import open_objects
from exporters.verify.pdf_letters import read_letters
from exporters.verify.pdf_marks import ARTIFACT, Place, read_painted_text
from exporters.verify.tag_tree import Artifact, Content, Element, TagTree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exporters.verify.pdf_marks import PaintedText

__all__ = ["Artifact", "Content", "Element", "TagTree", "read_tree"]

_MAXIMUM_DEPTH: Final = 300


def read_tree(data: bytes, *, in_order: bool = True) -> TagTree:
    """The structure tree of a PDF; its text `in_order` of reading, else as `read_letters` gives it.

    Raises `pikepdf.PdfError` or `pypdfium2.PdfiumError` where the file cannot be opened.
    """
    pdf = open_objects(data)
    painted = read_painted_text(data) if in_order else read_letters(data, pdf)
    reader = _TreeReader(pdf, painted)
    root = reader.read_root()
    return TagTree(
        lang=reader.lang,
        root=root,
        artifacts=tuple(
            Artifact(entry.place.page, entry.text, entry.box, entry.is_coloured)
            for entry in painted
            if entry.place.number == ARTIFACT
        ),
        untagged=tuple(
            Content(entry.place.page, entry.place.number, "", entry.text, entry.box)
            for entry in painted
            if entry.place.number != ARTIFACT
            and entry.place not in reader.reached
            and entry.text.strip()
        ),
    )


class _TreeReader:
    """Follows a structure tree from its root; `reached` are the sequences it came to."""

    def __init__(self, pdf: Any, painted: Iterable[PaintedText]) -> None:
        self._pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        self._pdf = pdf
        self._painted = {entry.place: entry for entry in painted}
        self._seen: set[tuple[int, int]] = set()
        self._forms: dict[int, dict[tuple[int, int], int]] = {}
        self.reached: set[Place] = set()
        self.lang = _text(pdf.Root.get("/Lang")) or ""
        tree = _dictionary(pdf.Root.get("/StructTreeRoot"))
        self._tree = tree
        self._roles = _dictionary(tree.get("/RoleMap")) if tree is not None else None
        self._known_roles: dict[str, str] = {}

    def read_root(self) -> Element | None:
        """The root element; several of them stand in one of no type."""
        if self._tree is None:
            return None
        kids = [
            kid
            for kid in self._read_kids(_array(self._tree.get("/K")), self.lang, None, 0)
            if isinstance(kid, Element)
        ]
        return kids[0] if len(kids) == 1 else Element("", "", self.lang, tuple(kids))

    def _read_element(self, entry: Any, lang: str, page: int | None, depth: int) -> Element:
        present = entry.keys()  # most have a few of these; to look for one takes as long as for all

        def text(key: str) -> str | None:
            return _text(entry[key]) if key in present else None

        lang = text("/Lang") or lang
        structure_type = str(entry["/S"]).lstrip("/") if "/S" in present else ""
        page = self._page_of(entry, page) if "/Pg" in present else page
        kids = _array(entry["/K"]) if "/K" in present else []
        return Element(
            type=structure_type,
            role=self._role(structure_type),
            lang=lang,
            kids=tuple(self._read_kids(kids, lang, page, depth)),
            actual_text=text("/ActualText"),
            alternative=text("/Alt"),
            expansion=text("/E"),
            id=text("/ID") or "",
            attributes=dict(_attributes(entry["/A"])) if "/A" in present else {},
            links=tuple(_links(kids)),
        )

    def _read_kids(
        self, kids: Iterable[Any], lang: str, page: int | None, depth: int
    ) -> Iterator[Element | Content]:
        """The elements and marked content of an element (ISO 32000-1, 14.7.4)."""
        for kid in kids:
            dictionary = _dictionary(kid)
            if dictionary is None:
                if isinstance(kid, int) and page is not None:
                    yield self._content(Place(page, 0, kid), lang)
                continue
            kind = dictionary.get("/Type")
            if kind == "/MCR":
                place = self._place(dictionary, page)
                if place is not None:
                    yield self._content(place, lang)
            elif kind != "/OBJR" and self._is_new(dictionary, depth):
                yield self._read_element(dictionary, lang, page, depth + 1)

    def _content(self, place: Place, lang: str) -> Content:
        self.reached.add(place)
        painted = self._painted.get(place)
        if painted is None:
            return Content(place.page, place.number, lang, "")
        return Content(place.page, place.number, lang, painted.text, painted.box)

    def _place(self, reference: Any, page: int | None) -> Place | None:
        """Where a marked-content reference leads; None if it leads nowhere."""
        page = self._page_of(reference, page)
        number = reference.get("/MCID")
        if page is None or not isinstance(number, int):
            return None
        stream = reference.get("/Stm")
        if stream is None:
            return Place(page, 0, number)
        form = self._forms_of(page).get(stream.objgen)
        return None if form is None else Place(page, form, number)

    def _forms_of(self, page: int) -> dict[tuple[int, int], int]:
        """The form XObjects that a page paints, by object number, counted from 1."""
        import pikepdf  # noqa: PLC0415

        if page not in self._forms:
            found: dict[tuple[int, int], int] = {}
            painted = 0
            resources = _dictionary(self._pdf.pages[page].get("/Resources"))
            objects = _dictionary(resources.get("/XObject")) if resources is not None else None
            for instruction in pikepdf.parse_content_stream(self._pdf.pages[page], "Do"):
                name = str(instruction.operands[0])
                form = objects.get(name) if objects is not None else None
                if form is not None and form.get("/Subtype") == "/Form":
                    painted += 1
                    found.setdefault(form.objgen, painted)
            self._forms[page] = found
        return self._forms[page]

    def _page_of(self, entry: Any, inherited: int | None) -> int | None:
        page = _dictionary(entry.get("/Pg"))
        return inherited if page is None else self._pages.get(page.objgen)

    def _is_new(self, entry: Any, depth: int) -> bool:
        """Whether an element has not been met: a broken tree may run in circles."""
        if depth >= _MAXIMUM_DEPTH or (entry.is_indirect and entry.objgen in self._seen):
            return False
        if entry.is_indirect:
            self._seen.add(entry.objgen)
        return True

    def _role(self, structure_type: str) -> str:
        """The standard type that a type is mapped to (ISO 32000-1, 14.7.3)."""
        role = self._known_roles.get(structure_type)
        if role is None:
            role = self._known_roles[structure_type] = self._mapped(structure_type)
        return role

    def _mapped(self, structure_type: str) -> str:
        for _ in range(8):
            mapped = None if self._roles is None else self._roles.get(f"/{structure_type}")
            if mapped is None:
                break
            structure_type = str(mapped).lstrip("/")
        return structure_type


def _links(kids: Iterable[Any]) -> Iterator[str]:
    """The targets of the link annotations among an element's kids."""
    for kid in kids:
        reference = _dictionary(kid)
        if reference is None or reference.get("/Type") != "/OBJR":
            continue
        annotation = _dictionary(reference.get("/Obj"))
        if annotation is None or annotation.get("/Subtype") != "/Link":
            continue
        action = _dictionary(annotation.get("/A"))
        uri = _text(action.get("/URI")) if action is not None else None
        name = _text(annotation.get("/Dest"))
        yield uri or (f"#{name}" if name else "")


def _array(value: Any) -> list[Any]:
    """The items of an array, or the one value that stands for an array of one."""
    import pikepdf  # noqa: PLC0415

    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _dictionary(value: Any) -> Any:
    """A dictionary (a stream's included), else None."""
    import pikepdf  # noqa: PLC0415

    if isinstance(value, int):
        return None
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        return value
    return None


def _text(value: Any) -> str | None:
    """A text string, else None."""
    import pikepdf  # noqa: PLC0415

    return str(value) if isinstance(value, pikepdf.String) else None


def _attributes(value: Any) -> Iterator[tuple[str, object]]:
    """Attributes by name, whoever owns them, as Python's types."""
    for entry in _array(value):
        dictionary = _dictionary(entry)
        if dictionary is None:
            continue
        for key, item in dictionary.items():
            if key != "/O":
                yield key.lstrip("/"), _plain(item)


def _plain(item: Any) -> object:
    import pikepdf  # noqa: PLC0415

    if isinstance(item, pikepdf.Array):
        return tuple(_plain(part) for part in item)
    if isinstance(item, pikepdf.Name):
        return str(item).lstrip("/")
    if isinstance(item, pikepdf.String):
        return str(item)
    return item if isinstance(item, int) else float(item)
