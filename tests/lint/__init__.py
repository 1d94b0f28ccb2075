"""Tests of exporters.lint."""
