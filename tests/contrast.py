"""The contrast of two colours, as the Web Content Accessibility Guidelines measure it."""

from __future__ import annotations

from typing import Final

# WCAG 2.2, 1.4.3: the least contrast of text.
ENOUGH: Final = 4.5


def contrast(one: str, other: str) -> float:
    """That of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
