"""Tests of exporters.orthography."""
