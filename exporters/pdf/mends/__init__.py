"""What makes WeasyPrint 70 slow, mended place by place; the pages stay the same to the byte.

Each module mends one thing and says why it costs. `seam` puts them in place, in every module that
knows the function by its name:

    weasyprint.text.line_break.Layout.setup → `shared_setup`

    weasyprint.layout.inline.split_first_line    → `known_lines`
    weasyprint.layout.preferred.split_first_line → likewise

    weasyprint.layout.inline.split_text_box → `summed_words`

    weasyprint.layout.inline.get_next_linebox → `plain_lines`

    weasyprint.layout.inline.create_layout → `spaced_lines`

    weasyprint.layout.inline.strut → `struts`

    weasyprint.layout.background.layout_box_backgrounds → `bare_boxes`

    weasyprint.layout.absolute.resolve_percentages → `known_lengths`
    weasyprint.layout.block.resolve_percentages    → likewise
    weasyprint.layout.column.resolve_percentages   → likewise
    weasyprint.layout.float.resolve_percentages    → likewise
    weasyprint.layout.inline.resolve_percentages   → likewise
    weasyprint.layout.page.resolve_percentages     → likewise
    weasyprint.layout.table.resolve_percentages    → likewise

    weasyprint.formatting_structure.boxes.Box.is_in_normal_flow → `flow`

    weasyprint.layout.LayoutContext.__init__ → `waiting_notes`

    weasyprint.layout.page.set_page_type_computed_styles → `page_styles`

    weasyprint.css.StyleFor.set_computed_styles → `shared_styles`

    weasyprint.css.StyleFor.__init__ → `known_skeletons`

    weasyprint.css.targets.TargetCollector.cache_target_page_counters → `found_targets`

    weasyprint.draw.draw_border  → `unlined_boxes`
    weasyprint.draw.draw_outline → likewise

    pyphen.HyphDict.__init__  → `hyphenation`
    pyphen.HyphDict.positions → likewise
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exporters.pdf.patching import Patch


def load_patches() -> tuple[Patch, ...]:
    """The mends as patches. The engine must be there."""
    from exporters.pdf.mends import (  # noqa: PLC0415 - they import the engine
        bare_boxes,
        flow,
        found_targets,
        hyphenation,
        known_lengths,
        known_lines,
        known_skeletons,
        page_styles,
        plain_lines,
        shared_setup,
        shared_styles,
        spaced_lines,
        struts,
        summed_words,
        unlined_boxes,
        waiting_notes,
    )

    modules = (
        shared_setup, known_lines, struts, known_lengths, flow, waiting_notes, page_styles,
        hyphenation, shared_styles, known_skeletons, spaced_lines, found_targets, summed_words,
        plain_lines, bare_boxes, unlined_boxes,
    )  # fmt: skip
    return tuple(patch for module in modules for patch in module.PATCHES)
