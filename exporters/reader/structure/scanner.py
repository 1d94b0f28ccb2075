"""The scanner of blocks: each line goes to the containers it continues, then to what it begins.

`STEPS` says what a line can begin, by the first character behind its indentation. A step takes the
scanner, the line and the position of that character; it returns None where the line begins nothing
of its kind, TAKEN where it took the line, and where it opened a container the position behind its
marker: what follows there may begin a block again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.reader.findings import Mark
from exporters.reader.lines import TAB, Line, clean_line
from exporters.reader.structure import containers, grids, leaves
from exporters.reader.structure.leaves import TAKEN
from exporters.reader.structure.tree import (
    Container,
    DivisionBlock,
    Item,
    NoteBlock,
    Quote,
    Run,
)
from exporters.reader.structure.verbatim import (
    open_comment,
    open_fence,
    open_indented_code,
    open_raw_html,
)
from exporters.reader.structure.weight import BLOCK, CONTAINER, allowance, weigh_line
from exporters.values import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    from exporters.reader.findings import Findings
    from exporters.reader.structure.markers import Marker
    from exporters.reader.structure.tree import Block
    from exporters.reader.structure.verbatim import Verbatim

    Step = Callable[["BlockScanner", Line, int], int | None]

MAX_DEPTH: Final = 60

STEPS: Final[dict[str, tuple[Step, ...]]] = {
    ">": (containers.open_quote,),
    "#": (leaves.read_heading, containers.open_item),
    "(": (containers.open_item,),
    "`": (open_fence,),
    "~": (open_fence, containers.open_definition),
    ":": (containers.read_division, containers.open_definition),
    "<": (open_comment, open_raw_html, containers.read_tag),
    "[": (containers.open_note, leaves.read_reference),
    "*": (leaves.read_rule, leaves.read_abbreviation, containers.open_item),
    "-": (leaves.read_rule, containers.open_item),
    "_": (leaves.read_rule,),
    "+": (grids.open_grid, containers.open_item),
    "{": (leaves.read_attribute_line,),
}


class Scan(NamedTuple):
    """A scanned text: its blocks, its notes, and what is defined for all of it."""

    blocks: list[Block]
    notes: list[NoteBlock]
    references: dict[str, tuple[str, str]]
    abbreviations: dict[str, str]
    examples: dict[str, int]


def scan_blocks(lines: list[Line], findings: Findings) -> Scan | None:
    """Scan the lines of a body, or of a piece of Markdown in the metadata.

    None, and reported, where it nests too deeply or has more blocks and signs than letters allow.
    """
    scanner = BlockScanner(lines, findings)
    return scanner.scan() if scanner.read_lines() else None


class BlockScanner:
    """The state of one scan; steps read and change it through the methods that have no `_`."""

    def __init__(self, lines: list[Line], findings: Findings, depth: int = 0) -> None:
        self.lines = lines
        self.depth = depth
        self.findings = findings
        root = Container(Mark())
        self.open: list[Container] = [root]
        # How many of the open containers the current line continues.
        self.matched = 1
        self.run: Run | None = None
        self.verbatim: Verbatim | None = None
        self.after_blank = False
        self.stanza = 0
        self.notes: list[NoteBlock] = []
        self.references: dict[str, tuple[str, str]] = {}
        self.abbreviations: dict[str, str] = {}
        # The numbers of the examples that have a label; all are counted through the whole text.
        self.examples: dict[str, int] = {}
        self._example = 0
        # Where in the line the text begins of the innermost container that it continues.
        self.begin = 0
        self._next = 0
        # How many pieces there may still be.
        self.left = allowance(lines)
        # That of the letters last read of the block.
        self._script = ""
        self._is_refused = False

    def scan(self) -> Scan:
        """What was read."""
        return Scan(
            self.open[0].children,
            self.notes,
            self.references,
            self.abbreviations,
            self.examples,
        )

    def read_lines(self) -> bool:
        """Read all lines; what is still open at the end is reported. False: the text is refused."""
        while self._next < len(self.lines):
            line = self.lines[self._next]
            self._next += 1
            is_open = self.run or self.verbatim or len(self.open) > 1
            if not line.text and not is_open:
                self.after_blank = True
                continue
            self._read_line(clean_line(line, self.findings))
            if self.left < 0 and not self._is_refused:
                self._is_refused = True
                self.findings.add("s-010", line.mark(), limit=allowance(self.lines))
            if self._is_refused:
                return False
        self.matched = 1
        self._end_verbatim()
        self.settle()
        return not self._is_refused

    # --- one line ------------------------------------------------------------------------------

    def _read_line(self, line: Line) -> None:
        verbatim = self.verbatim
        position = 0
        if verbatim is not None and verbatim.swallows:
            if (position := verbatim.swallow(self, line)) < 0:
                return
        elif line.is_blank:
            self._read_blank(line)
            return
        else:
            position = self._match(line)
        if self.verbatim is not None:
            if self.matched == len(self.open) and self.verbatim.add(self, line, position):
                return
            self._end_verbatim()
        self._begin_blocks(line, position)

    def _read_blank(self, line: Line) -> None:
        """An empty line ends paragraphs and quotations, and stands in code."""
        self.matched = len(self.open)
        for index, container in enumerate(self.open):
            is_empty_item = isinstance(container, Item) and not container.children
            if isinstance(container, Quote) or (is_empty_item and not self.run):
                self.matched = index
                break
        if self.verbatim is not None and self.matched == len(self.open):
            self.verbatim.add(self, line, min(len(line.text), self._pad_width()))
        else:
            self._end_verbatim()
            self.settle()
        self.after_blank = True
        self._script = ""

    def _pad_width(self) -> int:
        return sum(len(container.pad) for container in self.open)

    def _match(self, line: Line) -> int:
        """Count the containers that the line continues; returns where its own text begins."""
        position = 0
        text = line.text
        for index in range(1, len(self.open)):
            container = self.open[index]
            if isinstance(container, Quote):
                after = containers.match_quote(text, position)
                if after < 0:
                    self.matched = index
                    return position
                position = after
            elif container.pad and not text.startswith(container.pad, position):
                if text[position:].strip():
                    self.matched = index
                    return position
                position = len(text)
            else:
                position += len(container.pad)
        self.matched = len(self.open)
        return position

    def _begin_blocks(self, line: Line, position: int) -> None:
        """Open what begins in the line; what is left of it is text."""
        self.weigh(line)
        if self.left < 0:  # one line may hold all that is too much
            return
        begin = position
        while True:
            self.begin = position
            indent = line.indent_at(position)
            at = position + indent
            if at >= len(line.text):
                self.settle()
                self.after_blank = position == begin
                return
            in_verse = self.matched == len(self.open) and leaves.is_verse(self.open[-1])
            if indent >= TAB and not in_verse:
                if self.run is None:
                    open_indented_code(self, line, position)
                    return
                break
            if in_verse and line.text[at] not in ":<":
                leaves.read_verse_line(self, line, at, indent)
                return
            after = self._step(line, at)
            if after is None:
                break
            if after == TAKEN or self._is_refused:
                self.after_blank = False
                return
            position = after
        if not containers.cut_closing_tag(self, line, at):
            leaves.add_text(self, line, at)
        self.after_blank = False

    def _step(self, line: Line, at: int) -> int | None:
        """What one of the steps made of the line from `at` on."""
        character = line.text[at]
        steps = STEPS.get(character)
        if steps is None:
            return containers.open_item(self, line, at) if character.isalnum() else None
        for step in steps:
            after = step(self, line, at)
            if after is not None:
                return after
        return None

    def weigh(self, line: Line) -> None:
        """Take from the allowance what a line may hold."""
        pieces, self._script = weigh_line(line, self._script)
        self.spend(pieces)

    def spend(self, pieces: int) -> None:
        """Take pieces from the allowance; `weight` says what counts how many."""
        self.left -= pieces

    # --- what steps may do ---------------------------------------------------------------------

    def settle(self) -> None:
        """End the run of lines, and the containers that the line does not continue."""
        if self.run is not None:
            self.spend(BLOCK)
            leaves.end_run(self, self.run)
            self.run = None
        while len(self.open) > self.matched:
            self.close()

    def close(self) -> None:
        """End the innermost container; a division that only its surroundings end is reported."""
        container = self.open.pop()
        self.matched = min(self.matched, len(self.open))
        if isinstance(container, DivisionBlock) and container.tag not in containers.SELF_CLOSING:
            code = "b-020" if container.tag else "b-002"
            self.findings.add(code, container.mark, opener=container.raw)

    def append(self, block: Block) -> None:
        """Put a block behind the others of the innermost container that the line continues."""
        self.settle()
        block.after_blank = self.after_blank
        self.open[-1].children.append(block)
        self.spend(BLOCK)

    def enter(self, container: Container) -> None:
        """Open a container there; deeper than `MAX_DEPTH` the whole text is refused."""
        self.settle()
        container.after_blank = self.after_blank
        self.after_blank = False
        self.spend(CONTAINER)
        if self.depth + len(self.open) > MAX_DEPTH:
            self._is_refused = True
            self.findings.add("s-007", container.mark, limit=MAX_DEPTH)
        if isinstance(container, NoteBlock):
            self.notes.append(container)
        else:
            self.open[-1].children.append(container)
        self.open.append(container)
        self.matched = len(self.open)

    def leave(self) -> None:
        """End the innermost container, by its own closing line."""
        self.settle()
        self.open.pop()
        self.matched = len(self.open)

    def scan_inside(self, lines: Sequence[Line], depth: int) -> list[Block]:
        """The blocks in a part of the text, `depth` levels further in."""
        inner = BlockScanner(list(lines), self.findings, self.depth + len(self.open) + depth)
        inner.left = self.left  # one text, one allowance
        inner.examples, inner._example = self.examples, self._example
        self._is_refused |= not inner.read_lines()
        self.left, self._example = inner.left, inner._example
        self.notes += inner.notes
        self.references.update(inner.references)
        self.abbreviations.update(inner.abbreviations)
        return inner.open[0].children

    def count_example(self, marker: Marker) -> Marker:
        """The marker of an example with its number; a label that was given already says it."""
        number = self.examples.get(marker.label)
        if number is None:
            self._example = number = self._example + 1
            if marker.label:
                self.examples[marker.label] = number
        return marker._replace(number=number)

    def take_next(self, pattern: re.Pattern[str]) -> str:
        """The next line without its indentation, which then is read, if `pattern` matches it."""
        if not self.next_matches(pattern):
            return ""
        self._next += 1
        return self.lines[self._next - 1].text.strip()

    def next_matches(self, pattern: re.Pattern[str]) -> bool:
        """Whether the next line, without its indentation, matches `pattern`."""
        text = self.lines[self._next].text.strip() if self._next < len(self.lines) else ""
        return pattern.match(text) is not None

    def keep_verbatim(self, verbatim: Verbatim) -> None:
        """Let the lines that follow go to `verbatim` until it ends."""
        self.settle()
        verbatim.after_blank = self.after_blank
        self.verbatim = verbatim

    def _end_verbatim(self) -> None:
        if self.verbatim is not None:
            verbatim, self.verbatim = self.verbatim, None
            block = verbatim.end(self)
            if block is not None:
                block.after_blank = verbatim.after_blank
                self.open[-1].children.append(block)

    def end_verbatim(self) -> None:
        """End it by its own closing line."""
        self._end_verbatim()
