"""Tests of exporters.xhtml."""
