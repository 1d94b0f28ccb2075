"""Language and direction in a PDF: what its structure tree says, against the letters it paints."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from exporters.diagnostics import diagnose
from exporters.language import direction_of, is_arabic_script, same_language
from exporters.verify.findings import Findings, excerpt
from exporters.verify.letters import contradicts, is_known, letters_by_direction
from exporters.verify.passage import LEAST_LIKENESS, bare, likeness
from exporters.verify.pdf_file import binding_of, reading_errors, reason_of, tree_of
from exporters.verify.pdf_tree import read_tree
from exporters.verify.tag_tree import Content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.diagnostics import Diagnostic
    from exporters.document import Document
    from exporters.verify.tag_tree import Element, TagTree


def check_pdf(data: bytes, name: str, document: Document | None) -> tuple[Diagnostic, ...]:
    """What the PDF leaves unsaid or says wrongly; see `direction.check_direction`."""
    try:
        tree, binding = tree_of(data), binding_of(data)
        found = _check(tree, binding, name, document)
        # What is found is said in the order in which people read.
        return _check(read_tree(data), binding, name, document) if found else ()
    except reading_errors() as error:
        return (diagnose("d-001", name, format="PDF", reason=reason_of(error)),)


def _check(
    tree: TagTree, binding: str, name: str, document: Document | None
) -> tuple[Diagnostic, ...]:
    findings = Findings(name)
    _check_catalog(tree, binding, document, findings)
    if tree.root is None:
        findings.add("d-103")
    if tree.root is not None:
        for page, lang, text in _read_texts(tree.root):
            if not is_known(lang) and bare(text):
                findings.add("d-105", page=page, text=excerpt(text))
            elif script := contradicts(text, lang):
                findings.add(
                    "d-102", page=page, text=excerpt(text), script=script,
                    lang=lang or "no language",
                )  # fmt: skip
        for content in tree.untagged:
            if bare(content.text):
                findings.add("d-106", page=content.page + 1, text=excerpt(content.text))
        _check_actual_texts(tree.root, findings)
    return findings.all()


def _check_catalog(
    tree: TagTree, binding: str, document: Document | None, findings: Findings
) -> None:
    """The catalogue names the language of the text; pages turn as that language is written.

    A document that names its binding edge has its own will.
    """
    if not is_known(tree.lang):
        findings.add("d-101", found=tree.lang or "none")
        lang = _foremost(tree)
    else:
        lang = tree.lang
        if document is not None and not same_language(lang, document.lang):
            findings.add("d-101", found=lang)
    wanted = {"rtl": "R2L", "ltr": "L2R"}[direction_of(lang)] if is_known(lang) else binding
    if document is not None and document.page.binding != "auto":
        wanted = {"right": "R2L", "left": "L2R"}[document.page.binding]
    if binding != wanted:
        findings.add("d-104", found=binding, lang=lang, wanted=wanted)


def _read_texts(element: Element) -> Iterator[tuple[int, str, str]]:
    """Page, language and text of all that is read: ActualText where it is, else what is painted."""
    if element.actual_text is not None:
        page = next((content.page for content in element.contents()), 0)
        yield page + 1, element.lang, element.actual_text
        return
    for kid in element.kids:
        if isinstance(kid, Content):
            yield kid.page + 1, kid.lang, kid.text
        else:
            yield from _read_texts(kid)


def _foremost(tree: TagTree) -> str:
    """A language of the script and direction that most letters have, for a file that names none."""
    letters: Counter[str] = Counter()
    for content in (*tree.contents(), *tree.untagged):
        letters.update(letters_by_direction(content.text))
    return "fa" if letters["rtl"] > letters["ltr"] else "en"


def _check_actual_texts(root: Element, findings: Findings) -> None:
    """What is read aloud in the place of painted text has the letters of that text."""
    for element in root.elements():
        if element.actual_text is None or not is_arabic_script(element.lang):
            continue
        contents = list(element.contents())
        painted = bare("".join(content.text for content in contents))
        if painted and likeness(painted, bare(element.actual_text)) < LEAST_LIKENESS:
            text = excerpt(element.actual_text)
            findings.add("d-107", page=contents[0].page + 1, text=text)
