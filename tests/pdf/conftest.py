"""What the tests of pages share: the options of a build, and two files made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exporters import pdf
from exporters.assets import Styles, load_styles
from exporters.options import Options
from exporters.pdf import seam
from exporters.pdf.engine import load_engine
from tests.pdf import samples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.assets import Fonts
    from exporters.export import Export


@pytest.fixture(scope="session")
def styles() -> Styles:
    return load_styles()


@pytest.fixture(scope="session")
def options(fonts: Fonts, styles: Styles) -> Options:
    return Options(fonts=fonts, styles=styles)


@pytest.fixture(scope="session")
def english(options: Options) -> Export:
    return pdf.export(samples.english(), options)


@pytest.fixture(scope="session")
def persian(options: Options) -> Export:
    return pdf.export(samples.persian(), options)


@pytest.fixture
def mended_again(fonts: Fonts) -> Iterator[None]:
    """The page engine for a test that takes its mends away, or puts others in their place."""
    load_engine(fonts)
    yield
    seam.uninstall()
    seam.install()
