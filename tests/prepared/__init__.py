"""Tests of exporters.prepared."""
