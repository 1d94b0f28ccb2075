"""What the tests of pages share: the options of a build, and two files made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exporters import pdf
from exporters.assets import Styles, load_styles
from exporters.options import Options
from tests.pdf import samples

if TYPE_CHECKING:
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
