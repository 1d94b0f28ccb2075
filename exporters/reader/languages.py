"""Gives every block its language, and every foreign run in a block one `Span` of its own.

A block is in the language of the majority of its letters, unless its author says otherwise. Inside
a block the text of all its inlines is looked at as one line: a run of another language is found
there whole, however many styled pieces it crosses, and is wrapped once; an element of which a run
covers a part is cut in two.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from exporters.document import (
    BAYT_HEMISTICHS,
    HOLDERS,
    Abbreviation,
    Block,
    Cell,
    CodeBlock,
    Definition,
    DefinitionList,
    Division,
    Equation,
    Figure,
    Heading,
    Inline,
    Link,
    List,
    ListItem,
    NoteReference,
    PageBreak,
    Paragraph,
    ParallelText,
    Quotation,
    Span,
    Stanza,
    Styled,
    Table,
    Text,
    ThematicBreak,
    Verse,
)
from exporters.language import is_arabic_script, language_of
from exporters.reader.content import without_indentation
from exporters.reader.findings import Mark
from exporters.reader.numbering import place_name
from exporters.reader.placing import Placing, Run, flatten, without_escaped
from exporters.reader.punctuation import (
    has_loose_spaces,
    has_typed_dashes,
    set_dashes,
    set_spaces,
)
from exporters.reader.quotes import has_straight_quotes, quotation_marks
from exporters.reader.voting import node_text
from exporters.runs import foreign_runs
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from exporters.document import Inlines
    from exporters.reader.findings import Findings
    from exporters.reader.numbering import Place


@dataclass(frozen=True, slots=True)
class Marker:
    """Marks the languages of one text.

    `languages` are those of the publication; `labels` what a cross-reference without a text of its
    own is called, `places` those that it calls by number; `resolve` gives the id
    of the place that a link means, or nothing.
    """

    languages: tuple[str, ...]
    labels: dict[str, Inlines]
    places: dict[str, Place]
    resolve: Callable[[str], str]
    findings: Findings

    # --- blocks --------------------------------------------------------------------------------

    def mark_blocks(self, blocks: Iterable[Block], surrounding: str) -> tuple[Block, ...]:
        """`blocks`, standing in text in `surrounding`, with every language known."""
        return tuple(self.mark_block(block, surrounding) for block in blocks)

    def mark_block(self, block: Block, surrounding: str) -> Block:  # noqa: C901, PLR0911 - one each
        """One block with every language in it known."""
        lang = block.lang or language_of(node_text(block), surrounding, self.languages)
        match block:
            case Paragraph() | Heading():
                return replace(block, lang=lang, content=self.mark_inlines(block.content, lang))
            case Quotation() | Division():
                return replace(block, lang=lang, blocks=self.mark_blocks(block.blocks, lang))
            case List():
                items = tuple(self._mark_item(item, lang) for item in block.items)
                return replace(block, lang=lang, items=items)
            case DefinitionList():
                definitions = tuple(self._mark_definition(d, lang) for d in block.definitions)
                return replace(block, lang=lang, definitions=definitions)
            case Table():
                return self._mark_table(block, lang)
            case Figure():
                caption = self.mark_inlines(block.caption, lang, in_title=True)
                return replace(block, lang=lang, caption=caption, number=self._number(block))
            case Verse():
                stanzas = (part for s in block.stanzas for part in self._mark_stanza(s, lang))
                return replace(block, lang=lang, stanzas=tuple(stanzas))
            case ParallelText():
                of = block.languages
                rows = tuple(tuple(map(self.mark_block, row, of)) for row in block.rows)
                return replace(block, lang=lang, rows=rows)
            case Equation():
                return replace(block, lang=block.lang or surrounding, number=self._number(block))
            case CodeBlock() | ThematicBreak() | PageBreak():
                return replace(block, lang=block.lang or surrounding)

    def _mark_item(self, item: ListItem, surrounding: str) -> ListItem:
        lang = item.lang or language_of(node_text(item), surrounding, self.languages)
        return replace(item, lang=lang, blocks=self.mark_blocks(item.blocks, lang))

    def _mark_definition(self, definition: Definition, surrounding: str) -> Definition:
        text = node_text(definition)
        lang = definition.lang or language_of(text, surrounding, self.languages)
        return replace(
            definition,
            lang=lang,
            terms=tuple(self.mark_inlines(term, lang) for term in definition.terms),
            blocks=tuple(self.mark_blocks(blocks, lang) for blocks in definition.blocks),
        )

    def _mark_table(self, table: Table, lang: str) -> Table:
        def mark(cell: Cell) -> Cell:
            own = cell.lang or language_of(node_text(cell), lang, self.languages)
            return replace(
                cell,
                lang=own,
                content=self.mark_inlines(cell.content, own),
                blocks=self.mark_blocks(cell.blocks, own),
            )

        return replace(
            table,
            lang=lang,
            head=tuple(tuple(map(mark, row)) for row in table.head),
            rows=tuple(tuple(map(mark, row)) for row in table.rows),
            caption=self.mark_inlines(table.caption, lang),
            number=self._number(table),
        )

    def _mark_stanza(self, stanza: Stanza, surrounding: str) -> tuple[Stanza, ...]:
        """A stanza, or in the Arabic script the bayts it is made of: its lines pair in order."""
        lang = stanza.lang or language_of(node_text(stanza), surrounding, self.languages)
        is_in_bayts = is_arabic_script(lang) and not stanza.is_free
        # A hemistich is set in by its place alone.
        written = map(without_indentation, stanza.lines) if is_in_bayts else stanza.lines
        lines = tuple(self.mark_inlines(line, lang) for line in written)
        if not is_in_bayts:
            return (replace(stanza, lang=lang, lines=lines),)
        if len(lines) % BAYT_HEMISTICHS:
            code = "v-001" if len(lines) == 1 else "v-002"
            self.findings.add(code, Mark(stanza.line, stanza.column), count=len(lines))
            return (replace(stanza, lang=lang, lines=lines),)
        return tuple(
            replace(stanza, lang=lang, lines=lines[at : at + 2], line=stanza.line + at)
            for at in range(0, len(lines), BAYT_HEMISTICHS)
        )

    def _number(self, block: Equation | Figure | Table) -> int:
        place = self.places.get(block.id)
        return place.number if place is not None else 0

    # --- inlines -------------------------------------------------------------------------------

    def mark_inlines(self, inlines: Inlines, lang: str, *, in_title: bool = False) -> Inlines:
        """`inlines`, which stand in text in `lang`, with foreign runs in spans, quotes set.

        `in_title`: they stand between quotation marks, for which others had to be escaped.
        """
        text, kinds = flatten(inlines)
        if Link in kinds:
            inlines = self._fill_references(inlines, lang)
            text, kinds = flatten(inlines)
        if not text:
            return inlines
        foreign = self._foreign_runs(text, lang)
        is_typed = has_straight_quotes(text) or has_typed_dashes(text)
        is_loose = has_loose_spaces(text, lang)
        if not (foreign or is_typed or is_loose or Span in kinds):
            return inlines
        characters = list(text) if is_typed or is_loose else None
        if characters is not None and is_typed:
            typed = text if in_title else without_escaped(text, inlines)
            self._set_quotes(characters, typed, lang, foreign)
            set_dashes(characters, typed)
        if characters is not None and is_loose:
            set_spaces(characters, text)
        placing = Placing(len(text), characters, Span in kinds, self._mark_span)
        return placing.place(inlines, foreign)

    def _mark_span(self, span: Span) -> Span:
        """A span whose author gave it a language: what is foreign to that is marked inside it."""
        content = self.mark_inlines(span.content, span.lang)
        return span if content is span.content else replace(span, content=content)

    def _foreign_runs(self, text: str, lang: str) -> list[Run]:
        found = foreign_runs(text, lang, self.languages)
        return [Run(start, end, foreign) for (start, end), foreign in found]

    def _set_quotes(self, characters: list[str], text: str, lang: str, foreign: list[Run]) -> None:
        langs = [lang] * len(text)
        for run in foreign:
            langs[run.start : run.end] = [run.lang] * (run.end - run.start)
        for index, sign in quotation_marks(text, langs).items():
            characters[index] = sign

    def _fill_references(self, inlines: Inlines, lang: str) -> Inlines:
        """Cross-references without a text get the label of what they point at."""
        filled: list[Inline] = []
        for inline in inlines:
            if isinstance(inline, Link) and inline.target.startswith("#"):
                filled += self._fill_reference(inline, lang)
            elif isinstance(inline, HOLDERS):
                filled.append(replace(inline, content=self._fill_references(inline.content, lang)))
            else:
                filled.append(inline)
        return tuple(filled)

    def _fill_reference(self, link: Link, lang: str) -> Inlines:
        """A link to a place of this text; where there is none, its content alone."""
        place = self.resolve(link.target[1:])
        content = self._fill_references(link.content, lang)
        if not place:
            return content
        return (replace(link, target=f"#{place}", content=content or self._label(place, lang)),)

    def _label(self, identifier: str, lang: str) -> Inlines:
        """What a place is called in text in `lang`."""
        if place := self.places.get(identifier):
            return (Text(place_name(place, lang)),)
        return _without_notes(self.labels.get(identifier, ()))


def _without_notes(inlines: Inlines) -> Inlines:
    """`inlines` as the text of a link: without notes, links, ids."""
    kept: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Link):
            kept += _without_notes(inline.content)
        elif isinstance(inline, Span):
            kept.append(replace(inline, id="", content=_without_notes(inline.content)))
        elif isinstance(inline, Styled | Abbreviation):
            kept.append(replace(inline, content=_without_notes(inline.content)))
        elif not isinstance(inline, NoteReference):
            kept.append(inline)
    return tuple(kept)
