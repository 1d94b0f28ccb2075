"""Parallel text: one division per language, its blocks paired with those of the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from exporters.document import Block, Division, ParallelText

if TYPE_CHECKING:
    from exporters.reader.attributes import Attributes
    from exporters.reader.context import Context
    from exporters.reader.findings import Mark


def read_parallel(
    blocks: list[Block], attributes: Attributes, mark: Mark, context: Context
) -> ParallelText | None:
    """The rows of a `::: parallel` division; None, and reported, when they do not pair.

    Blocks pair in their order. Each block of the source language has an id, its own or one made
    from its place; its translations have that id with their language behind it.
    """
    columns = [block for block in blocks if isinstance(block, Division) and block.lang]
    if len(columns) != len(blocks) or len(columns) < 2:  # noqa: PLR2004 - a pair
        context.findings.add("b-040", mark)
        return None
    source = columns[0]
    for column in columns[1:]:
        if len(column.blocks) != len(source.blocks):
            context.findings.add(
                "b-041",
                mark,
                count=len(source.blocks),
                lang=source.lang,
                first=source.line,
                other=len(column.blocks),
                other_lang=column.lang,
                second=column.line,
            )
            return None
    rows: list[tuple[Block, ...]] = []
    for number, row in enumerate(zip(*(column.blocks for column in columns), strict=True), 1):
        stem = row[0].id or context.identifiers.invent(f"parallel-{mark.line}-{number}", mark)
        rows.append(
            tuple(
                _in_language(block, column.lang, stem if not index else f"{stem}-{column.lang}")
                for index, (block, column) in enumerate(zip(row, columns, strict=True))
            )
        )
    return ParallelText(
        lang=attributes.lang or source.lang,
        id=attributes.id,
        classes=attributes.classes,
        line=mark.line,
        languages=tuple(column.lang for column in columns),
        rows=tuple(rows),
    )


def _in_language(block: Block, lang: str, identifier: str) -> Block:
    return replace(block, lang=block.lang or lang, id=block.id or identifier)
