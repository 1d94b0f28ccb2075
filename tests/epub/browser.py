"""A browser in the place of a reading system: what it paints, and where it sets each word."""

from __future__ import annotations

import json
import re
import subprocess
from html import unescape
from typing import TYPE_CHECKING, Final

from lxml import etree
from PIL import Image

from tests.programs import CHROMIUM

if TYPE_CHECKING:
    from pathlib import Path

_FLAGS: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--allow-file-access-from-files", "--hide-scrollbars",
    "--virtual-time-budget=20000",
)  # fmt: skip

# Every word of every line-holding block with the place of its left edge, in document order. What
# has no white space inside and stands in one text node is a word.
_WORDS: Final = """
document.fonts.ready.then(() => {
  const words = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();)
    for (const match of node.data.matchAll(/[^\\s\\u200e\\u200f\\u061c]+/g)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const box = range.getBoundingClientRect();
      words.push([match[0], box.left + box.width / 2, box.top + box.height / 2]);
    }
  const out = document.createElement('pre');
  out.id = 'words';
  out.textContent = JSON.stringify(words);
  document.body.append(out);
});
"""


def paint(page: Path, width: int = 800, height: int = 12000) -> Image.Image:
    """What the browser shows of a page."""
    target = page.with_suffix(".png")
    size = f"--window-size={width},{height}"
    _run(f"--screenshot={target}", size, page.as_uri())
    with Image.open(target) as painted:
        return painted.convert("RGB")


def place_words(page: Path, width: int) -> list[tuple[str, float, float]]:
    """Each word of a page with the centre of its box, in CSS pixels, in document order."""
    root = etree.parse(page).getroot()
    script = etree.SubElement(root, f"{{{root.nsmap[None]}}}script")
    script.text = _WORDS
    measured = page.with_stem(f"{page.stem}-measured")
    measured.write_bytes(etree.tostring(root, encoding="utf-8"))
    shown = _run("--dump-dom", f"--window-size={width},4000", measured.as_uri())
    [words] = re.findall(r'<pre id="words">(.*?)</pre>', shown, re.DOTALL)
    return [(word, left, top) for word, left, top in json.loads(unescape(words))]


def _run(*arguments: str) -> str:
    command = [CHROMIUM, *_FLAGS, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=90).stdout
