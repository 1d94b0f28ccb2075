"""The tests: one file for each module, in the same folders."""
