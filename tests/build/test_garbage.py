"""The garbage collector during a build, and after it."""

from __future__ import annotations

import gc
import sys

import pytest

from exporters.build.garbage import seldom_collecting


def test_old_objects_are_left_alone_meanwhile() -> None:
    before = gc.get_threshold()
    with seldom_collecting():
        assert gc.get_threshold()[2] > before[2]
        assert gc.isenabled()
    assert gc.get_threshold() == before


def test_a_failed_build_gives_the_collector_back() -> None:
    before = gc.get_threshold()
    with pytest.raises(SystemExit), seldom_collecting():
        sys.exit()
    assert gc.get_threshold() == before
