"""Tests of exporters.runtime."""
