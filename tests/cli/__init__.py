"""Tests of exporters.cli."""
