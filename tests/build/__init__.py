"""Tests of exporters.build."""
