"""The page of `diglot watch` in a browser: live, and what is clicked is found in the other side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.preview.browser import Tab, open_tab
from tests.preview.conftest import article
from tests.programs import CHROMIUM, needs

if TYPE_CHECKING:
    from pathlib import Path

    from tests.preview.conftest import Watched

pytestmark = [pytest.mark.outside, needs("Chromium", CHROMIUM)]
FRAME = "document.querySelector('#desk iframe:not([hidden])')"
TEXT = f"{FRAME}?.contentDocument.body"
BOTH = f"{TEXT}?.textContent.includes('%s') && document.querySelectorAll('.page img[src]').length"
FOUND = f"{FRAME}?.contentDocument.querySelector('.diglot-found')?.textContent"


def centre(tab: Tab, element: str, inside: str = "") -> tuple[float, float]:
    """The middle of an element in the window; `inside` is the frame that it is in."""
    outer = tab.read(f"{inside}.getBoundingClientRect().toJSON()") if inside else {"x": 0, "y": 0}
    box = tab.read(f"{element}.getBoundingClientRect().toJSON()")
    return outer["x"] + box["x"] + box["width"] / 2, outer["y"] + box["y"] + box["height"] / 2


def paragraph(words: str) -> str:
    return f"[...{TEXT}.querySelectorAll('p')].find((p) => p.textContent.includes('{words}'))"


def test_an_edit_an_error_and_its_mending(watched: Watched, tmp_path: Path) -> None:
    source = watched.folder / "article.md"
    with open_tab(watched.address, tmp_path / "profile") as tab:
        tab.wait_for(BOTH % "first paragraph")
        tab.read(
            f"{FRAME}.contentWindow.scrollTo(0, 300),"
            "document.getElementById('pages').scrollTo(0, 200)"
        )
        pages = tab.read("document.querySelector('.page img').src")
        source.write_text(article().replace("first paragraph", "edited paragraph"), "utf-8")
        tab.wait_for(BOTH % "edited paragraph")
        tab.wait_for(f"document.querySelector('.page img').src !== '{pages}'")
        assert tab.read(f"{FRAME}.contentWindow.scrollY") == 300
        assert tab.read("document.getElementById('pages').scrollTop") == 200
        changed = f"[...{TEXT}.querySelectorAll('.diglot-changed')].map((e) => e.textContent)"
        assert tab.read(changed) == ["The edited paragraph, in English."]

        source.write_text(
            article().replace("author: Jane Writer\n", "autor: Jane Writer\n"), "utf-8"
        )
        tab.wait_for("!document.getElementById('findings').hidden")
        findings = tab.read("document.getElementById('findings').innerText")
        assert re.search(r"article\.md:4:1 error m-\d+ ", findings)
        assert "autor: Jane Writer" in findings
        assert "last good build" in tab.read("document.getElementById('status').innerText")
        assert tab.read(BOTH % "edited paragraph")

        source.write_text(article(), "utf-8")
        tab.wait_for("document.getElementById('findings').hidden")
        tab.wait_for(BOTH % "first paragraph")


def test_each_side_finds_what_is_clicked_in_the_other(watched: Watched, tmp_path: Path) -> None:
    with open_tab(watched.address, tmp_path / "profile") as tab:
        tab.wait_for(BOTH % "first paragraph")
        tab.wait_for("fetch('state').then((r) => r.json()).then((s) => s.documents.length === 2)")
        for words, line, page in (("first paragraph", 8, 1), ("last paragraph", 92, 2)):
            found = paragraph(words)
            tab.read(f"{found}.scrollIntoView({{block: 'center'}})")
            tab.click(*centre(tab, found, FRAME))
            tab.wait_for(f"document.getElementById('place').textContent.includes('line {line} ·')")
            assert tab.read("document.querySelector('.area').parentNode.dataset.number") == str(
                page
            )
            where = centre(tab, "document.querySelector('.area')")
            assert 0 < where[1] < 900
        # From the page to the text: the area's own centre is what was clicked.
        tab.read(f"{FRAME}.contentWindow.scrollTo(0, 0)")
        tab.press("[")
        tab.wait_for(f"{FOUND} === 'A heading'")
        tab.click(*where)
        tab.wait_for(f"{FOUND}?.includes('last paragraph')")
        box = tab.read(f"{paragraph('last paragraph')}.getBoundingClientRect().toJSON()")
        assert 0 <= box["y"] <= tab.read(f"{FRAME}.clientHeight")


def test_a_persian_document(watched: Watched, tmp_path: Path) -> None:
    with open_tab(watched.address, tmp_path / "profile") as tab:
        tab.wait_for(
            "[...document.getElementById('document').options].some((o) => o.value === 'persian')"
        )
        tab.read(
            "(() => { const choice = document.getElementById('document'); choice.value = 'persian';"
            " choice.dispatchEvent(new Event('change')) })()"
        )
        tab.wait_for(BOTH % "این بند نخست")
        assert tab.read(f"{FRAME}.contentDocument.documentElement.dir") == "rtl"
        tab.wait_for("fetch('state').then((r) => r.json()).then((s) => s.documents.length === 2)")
        for words in ("این بند دوم", "توانا بود"):
            found = paragraph(words)
            tab.click(*centre(tab, found, FRAME))
            tab.wait_for(f"{FOUND}?.includes('{words}')")
            assert tab.read("document.querySelectorAll('.area').length") >= 1
            where = centre(tab, "document.querySelector('.area')")
            tab.press("[")
            tab.wait_for(f"!{FOUND}?.includes('{words}')")
            tab.click(*where)
            tab.wait_for(f"{FOUND}?.includes('{words}')")


def test_the_publication_runs_no_script_and_widths_and_papers_change(
    watched: Watched, tmp_path: Path
) -> None:
    with open_tab(watched.address, tmp_path / "profile") as tab:
        tab.wait_for(BOTH % "first paragraph")
        tab.read(
            f"(() => {{ const s = {FRAME}.contentDocument.createElement('script');"
            f" s.textContent = 'top.ran = 1'; {TEXT}.append(s) }})()"
        )
        assert tab.read("window.ran") is None
        tab.read("document.querySelector('input[value=\"360\"]').click()")
        assert tab.read(f"{FRAME}.clientWidth") in range(356, 361)
        tab.read(
            "(() => { const choice = document.getElementById('paper'); choice.value = 'night';"
            " choice.dispatchEvent(new Event('change')) })()"
        )
        style = f"getComputedStyle({FRAME}.contentDocument.documentElement).backgroundColor"
        tab.wait_for(f"{style} === 'rgb(22, 23, 26)'")
