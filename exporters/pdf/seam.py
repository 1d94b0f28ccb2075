"""The seam to WeasyPrint's insides: what is replaced in it.

`install()` replaces, for the whole process, how WeasyPrint 70 tags a PDF:

    weasyprint.pdf.stream.Stream.marked → `_marked`, a mark decided on when all is painted
    weasyprint.pdf.resolve_links        → `_resolve_links`, one annotation for each link's box
    weasyprint.pdf.add_tags             → `_add_tags`, the structure tree of `pdf.structure`

mends how it sets lines from right to left (`pdf.setting.lines`):

    weasyprint.layout.inline.remove_last_whitespace → `trimming_lines`
    weasyprint.layout.inline.add_word_spacing       → `spacing_words`
    weasyprint.layout.inline.avoid_collisions       → `setting_lines_once`

lets small signs hang out of them (`pdf.setting.margins`):

    weasyprint.layout.inline.justify_line → `hanging_signs`

keeps notes on the page of their calls (`pdf.setting.notes`):

    weasyprint.layout.block._linebox_layout → `keeping_notes`

sets a printed address once on a page (`pdf.setting.addresses`):

    weasyprint.layout.LayoutContext._update_footnote_area → `sharing_notes`

paints blocks that are moved from their places in the order of the text (`pdf.setting.stacking`):

    weasyprint.stacking._dispatch → `painting_moved_blocks_in_flow`

writes the text of its lines so that it can be taken out again (`pdf.text_layer`):

    weasyprint.document.Page.paint       → `painting_lines`
    weasyprint.draw.text.draw_first_line → `drawing_runs`
    weasyprint.draw.draw_text            → `drawing_texts`
    weasyprint.pdf.fonts.Font.clean      → `adding_glyphs`

and makes it faster (`pdf.mends`, which names the places). What WeasyPrint laid out is read in
`pdf.laid_out`. Each replaced function is known by the digest of its source. Another version whose
functions are the same is welcome; one whose functions differ is refused, for it may want something
else.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from exporters.diagnostics import diagnose
from exporters.errors import MissingDependency
from exporters.pdf import mends, text_layer
from exporters.pdf.laid_out import boxes_aside, fragments_of
from exporters.pdf.patching import Patch, digest_of
from exporters.pdf.setting.addresses import leading_to_shown, sharing_notes
from exporters.pdf.setting.lines import setting_lines_once, spacing_words, trimming_lines
from exporters.pdf.setting.margins import hanging_signs
from exporters.pdf.setting.notes import keeping_notes
from exporters.pdf.setting.stacking import painting_moved_blocks_in_flow
from exporters.pdf.structure import TreeBuilder, finish_tree
from exporters.pdf.structure.asides import Asides
from exporters.pdf.structure.fragments import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pydyf
    from weasyprint.document import Document, Page

    from exporters.language import Direction

    Links = tuple[list[Any], list[Any]]


def install() -> None:
    """Replace WeasyPrint's tag writer in this process; a second call does nothing.

    Raises `MissingDependency` (p-101) if the installed WeasyPrint has other functions than those
    that the replacements were written for; nothing is replaced then.
    """
    patches = _patches()
    current = [getattr(patch.owner, patch.name) for patch in patches]
    if all(hasattr(function, _REPLACES) for function in current):
        return
    moved = [
        patch.place
        for patch, function in zip(patches, current, strict=True)
        if digest_of(function) != patch.digest
    ]
    if moved:
        from weasyprint import __version__  # noqa: PLC0415 - the engine loads only when needed

        raise MissingDependency(
            [diagnose("p-101", version=__version__, places=", ".join(sorted(moved)))]
        )
    for patch, function in zip(patches, current, strict=True):
        replacement = patch.replace(function)
        setattr(replacement, _REPLACES, function)
        setattr(patch.owner, patch.name, replacement)


def uninstall() -> None:
    """Give WeasyPrint its own functions back: for tests that compare the two."""
    for patch in _patches():
        function = getattr(patch.owner, patch.name)
        setattr(patch.owner, patch.name, getattr(function, _REPLACES, function))


_REPLACES: Final = "replaces_function_of_weasyprint"
_DIGESTS: Final = {
    "marked": "3fa3acacbbf66422e7b0de4346b6eaf638657280a0f62c73172e3c445b888692",
    "resolve_links": "f95937bb4e4f100754065a4aaab8ec8a97465dc5deeae67ce2c36ce859dde92b",
    "remove_last_whitespace": "53f0c79c9fbbda500488edce48d95e80a43243d63824606aab2b0f77916e8601",
    "add_word_spacing": "879516e71f1b80fa1833aee877e1a34c851248c5fd871d6c855c58f07358d418",
    "justify_line": "f83b21ff8793ba6b6dfc5fe8e10e4ab6cd6e02b17de02da97200902166148a81",
    "avoid_collisions": "5fc7793c573af328ffa88757d08f1641b19832805a1e48aa8b8204530c477e5d",
    "linebox_layout": "e07bbe000974787ee370be1f419a01a21b327a1a1e3025a65afd47589060883d",
    "update_footnote_area": "2e317e4b066fb80cb369a41cd6f054a127722f9961c18ef4d6e1eef93673c4c1",
    "dispatch": "003563d2565b4d30d733f7393bd297c677715c3d1139eeecd1596e8eeb2e130c",
    "paint": "b2f0dcbda755b5d5bd3969e12620c743cdd57fd6d4855685793e128175714410",
    "draw_first_line": "1bb8eae6d88e71b17096a034656f3be17da8f1f513c78536c1c38d971927638b",
    "draw_text": "ebaf96239c6ca3635d2b91bfb34718c2dcebd7809fec1c53fb8dffd1366befe3",
    "clean": "794f0211f18453f1a291056fcd6659cdcb262f7c1133cf5b2ea015df379c6813",
    "add_tags": "f0e74575b0bafaf36458eaac27874e3b80457fba3694058153da514a68933f22",
}


def _patches() -> tuple[Patch, ...]:
    from weasyprint import draw, pdf, stacking  # noqa: PLC0415 - the engine loads only when needed
    from weasyprint.document import Page  # noqa: PLC0415
    from weasyprint.draw import text  # noqa: PLC0415
    from weasyprint.layout import LayoutContext, block, inline  # noqa: PLC0415
    from weasyprint.pdf.fonts import Font  # noqa: PLC0415
    from weasyprint.pdf.stream import Stream  # noqa: PLC0415

    return (
        Patch(Stream, "marked", _DIGESTS["marked"], lambda _: _marked),
        Patch(pdf, "resolve_links", _DIGESTS["resolve_links"], _resolving_own_links),
        Patch(pdf, "add_tags", _DIGESTS["add_tags"], lambda _: _add_tags),
        Patch(inline, "remove_last_whitespace", _DIGESTS["remove_last_whitespace"], trimming_lines),
        Patch(inline, "add_word_spacing", _DIGESTS["add_word_spacing"], spacing_words),
        Patch(inline, "justify_line", _DIGESTS["justify_line"], hanging_signs),
        Patch(inline, "avoid_collisions", _DIGESTS["avoid_collisions"], setting_lines_once),
        Patch(block, "_linebox_layout", _DIGESTS["linebox_layout"], keeping_notes),
        Patch(
            LayoutContext, "_update_footnote_area", _DIGESTS["update_footnote_area"], sharing_notes
        ),
        Patch(Page, "paint", _DIGESTS["paint"], _painting_lines),
        Patch(text, "draw_first_line", _DIGESTS["draw_first_line"], _drawing_runs),
        Patch(draw, "draw_text", _DIGESTS["draw_text"], _drawing_texts),
        Patch(Font, "clean", _DIGESTS["clean"], text_layer.adding_glyphs),
        Patch(stacking, "_dispatch", _DIGESTS["dispatch"], _dispatching),
        *mends.load_patches(),
    )


# --- replacements ----------------------------------------------------------------------------


@contextmanager
def _marked(stream: Any, box: Any, tag: str) -> Iterator[None]:
    """Paint a text or picture inside a `Mark` (replaces `Stream.marked`)."""
    marks = stream._tags  # noqa: SLF001 - this file is the seam
    if marks is None:
        yield
        return
    mark = marks[box] = Mark(stream, tag=tag)
    stream.stream.append(mark)
    try:
        yield
    finally:
        stream.end_marked_content()


def _resolving_own_links(
    resolve_links: Callable[[Sequence[Page]], Iterator[Links]],
) -> Callable[[Sequence[Page]], Iterator[Links]]:
    """`resolve_links`, but for links that are content, and a link's own box.

    A link to a note that its page shares leads to the one that is set there.

    WeasyPrint makes an annotation for every box inside a link. An artifact, such as a running
    head, has no place in the structure tree, and an annotation in it would break PDF/UA
    (ISO 14289-1, 7.18.1).
    """

    def _resolve_links(pages: Sequence[Page]) -> Iterator[Links]:
        aside: set[int] = set()
        if any(page.links for page in pages):
            asides = Asides()
            for page in pages:
                aside.update(boxes_aside(fragments_of(page, {}), asides))
        anchors = [page.anchors for page in pages]
        for number, page in enumerate(pages):
            page.links[:] = [
                (kind, leading_to_shown(target, anchors, number), *place)
                for kind, target, *place in page.links
                if place[-1].link and id(place[-1]) not in aside
            ]
        return resolve_links(pages)

    return _resolve_links


def _painting_lines(paint: Callable[..., None]) -> Callable[..., None]:
    from weasyprint.formatting_structure.boxes import LineBox, TextBox  # noqa: PLC0415

    def lines_of(page: Page) -> Iterator[tuple[Any, list[Any]]]:
        return text_layer.lines_with_texts([page._page_box], LineBox, TextBox)  # noqa: SLF001

    def direction_of(page: Page) -> Direction:
        return "rtl" if page._page_box.style["direction"] == "rtl" else "ltr"  # noqa: SLF001

    return text_layer.painting_lines(paint, lines_of, direction_of)


def _dispatching(dispatch: Callable[..., Any]) -> Callable[..., Any]:
    from weasyprint.formatting_structure.boxes import BlockLevelBox  # noqa: PLC0415
    from weasyprint.stacking import _dispatch_children  # noqa: PLC0415

    return painting_moved_blocks_in_flow(dispatch, _dispatch_children, BlockLevelBox)


def _drawing_runs(draw: Callable[..., list[Any]]) -> Callable[..., list[Any]]:
    from weasyprint.text.ffi import FROM_UNITS, ffi, pango  # noqa: PLC0415

    return text_layer.drawing_runs(draw, text_layer.Units(pango, ffi, FROM_UNITS))


def _drawing_texts(draw: Callable[..., None]) -> Callable[..., None]:
    from weasyprint.text.ffi import FROM_UNITS, ffi, pango  # noqa: PLC0415

    from exporters.pdf.mends.shared_setup import setup_of  # noqa: PLC0415 - it imports the engine

    units = text_layer.Units(pango, ffi, FROM_UNITS)
    return text_layer.drawing_texts(draw, text_layer.shaping_words(units, setup_of), units)


def _add_tags(
    pdf: pydyf.PDF, document: Document, pdf_version: object, page_streams: Sequence[Any]
) -> None:
    """Write the structure tree and say that the file is tagged (replaces `add_tags`)."""
    import pydyf  # noqa: PLC0415 - it comes with the engine
    from weasyprint.logger import LOGGER  # noqa: PLC0415

    from exporters.pdf.structure.writing import TreeWriter  # noqa: PLC0415

    del pdf_version  # the tree is that of PDF 1.7, which 2.0 reads as well
    if not document.metadata.lang:
        LOGGER.error('Missing required "lang" attribute at the root of the document')
    builder = TreeBuilder(document.metadata.lang or "und")
    for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        builder.add_page(fragments_of(page, stream._tags), number)  # noqa: SLF001
    for source in builder.undescribed:
        LOGGER.error('Image "%s" has no required alt description', source.get("src", "unknown"))
    finish_tree(builder.root)
    tree = TreeWriter(pdf, page_streams).write(builder.root)
    pdf.catalog["StructTreeRoot"] = tree.reference
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog.setdefault("Lang", pydyf.String(builder.root.lang))
