"""Tests of exporters.preview."""
