"""What a label in brackets is looked up as."""

from __future__ import annotations


def normal_label(label: str) -> str:
    """A label as it is compared: without regard to case and the width of space."""
    return " ".join(label.split()).casefold()
