"""The masthead: the bilingual header of the publication that issues the document."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from exporters.document import BAYT_HEMISTICHS, Masthead, Motto, Stanza, Text, Verse
from exporters.language import is_arabic_script
from exporters.reader.fields import Fields, language_tag, tidy
from exporters.reader.findings import Findings, Mark
from exporters.reader.resources import ResourceReader
from exporters.reader.source import clean_text, decode_source, read_source_file
from exporters.reader.yamltree import Mapping, Scalar, Sequence, read_yaml

if TYPE_CHECKING:
    from exporters.reader.yamltree import Node

KEYS: Final = ("name", "monogram", "motto", "website", "email", "address", "logo")
_EMAIL: Final = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[\w-]{2,}")


def read_masthead(fields: Fields, resources: ResourceReader) -> Masthead | None:
    """The masthead of a document: the file or mapping that `masthead` names, or none."""
    node = fields.node("masthead")
    if node is None or isinstance(node, Sequence):
        if node is not None:
            fields.refuse("masthead", node, "a path, a mapping, or `false`")
        return None
    if isinstance(node, Mapping):
        return _read_mapping(node, fields.lang, fields.findings, resources, resources.folder)
    if node.plain and node.text == "false":
        return None
    return _read_file(node, fields, resources)


def _read_file(node: Scalar, fields: Fields, resources: ResourceReader) -> Masthead | None:
    """The masthead in the file that `node` names, relative to the document's folder."""
    target = node.text.strip()
    path = resources.folder / target
    if PurePath(target).is_absolute() or not resources.may_read(path):
        fields.findings.add("h-004", node.mark, target=target)
        return None
    if not path.is_file():
        fields.findings.add("h-001", node.mark, target=target)
        return None
    findings = Findings(os.path.normpath(PurePath(fields.findings.path).parent / target))
    masthead = _read_path(path, fields.lang, findings, resources)
    fields.findings.extend(findings)
    return masthead


def read_masthead_file(path: Path, findings: Findings) -> Masthead | None:
    """The masthead in a file by itself, its texts without a language taken for English."""
    return _read_path(path, "en", findings, ResourceReader(path.parent))


def _read_path(
    path: Path, lang: str, findings: Findings, resources: ResourceReader
) -> Masthead | None:
    raw = resources.draft_of(path)
    if raw is None:
        raw = read_source_file(path, Mark(), findings)
    if raw is None:
        return None
    resources.note(path, raw)
    text = decode_source(raw, findings)
    cleaned = clean_text(text, findings) if text is not None else None
    mapping = read_yaml(cleaned, 1, findings) if cleaned is not None else None
    if mapping is None:
        return None
    return _read_mapping(mapping, lang, findings, resources, path.parent)


def _read_mapping(
    mapping: Mapping, lang: str, findings: Findings, resources: ResourceReader, folder: Path
) -> Masthead | None:
    fields = Fields(mapping, KEYS, lang, findings)
    name = fields.localized("name")
    if mapping.get("name") is None:
        findings.add("h-002", mapping.mark)
    logo = fields.scalar("logo")
    email = fields.scalar("email")
    if email and not _EMAIL.fullmatch(email.text.strip()):
        findings.add("h-003", email.mark, email=email.text)
    motto = fields.node("motto")
    if name is None:
        return None
    return Masthead(
        name=name,
        monogram=tidy(fields.text("monogram")),
        motto=_read_motto(motto, fields) if motto else None,
        website=fields.url("website", bare=True),
        email=email.text.strip() if email else "",
        address=fields.localized("address"),
        logo=resources.read_image(logo.text.strip(), logo.mark, findings, folder) if logo else "",
    )


def _read_motto(node: Node, parent: Fields) -> Motto | None:
    """Bayts of verse, or localized text."""
    if not isinstance(node, Mapping) or node.get("bayts") is None:
        text = parent.localized("motto")
        return Motto(text=text) if text else None
    fields = Fields(node, ("lang", "bayts"), parent.lang, parent.findings)
    fields.require("lang")
    tag = fields.scalar("lang")
    lang = (language_tag(tag, fields.findings) if tag else None) or fields.lang
    stanzas = tuple(
        stanza
        for bayt in fields.nodes("bayts")
        if (stanza := _read_bayt(bayt, lang, fields)) is not None
    )
    return Motto(verse=Verse(lang=lang, stanzas=stanzas, line=node.mark.line)) if stanzas else None


def _read_bayt(node: Node, lang: str, fields: Fields) -> Stanza | None:
    """One stanza of the motto; in a language of the Arabic script it has two hemistichs."""
    if not isinstance(node, Sequence) or not all(isinstance(i, Scalar) for i in node.items):
        fields.refuse("bayts", node, "a list of lists, each of two hemistichs")
        return None
    lines = [tidy(item.text) for item in node.items if isinstance(item, Scalar)]
    if is_arabic_script(lang) and len(lines) != BAYT_HEMISTICHS:
        code = "v-001" if len(lines) == 1 else "v-002"
        fields.findings.add(code, node.mark, count=len(lines))
        return None
    content = tuple((Text(line),) for line in lines)
    return Stanza(lang=lang, lines=content, line=node.mark.line)
