"""Tests of the fonts and styles."""
