"""exporters.dates: dates and digits as each language writes them."""

from __future__ import annotations

import datetime
import json
import subprocess
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.dates import calendar_of, format_date, localize_digits, localized_dates
from tests.fixtures import FOLDER, Fixture, read_fixtures
from tests.programs import NODE, needs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.dates import Calendar

FIRST, LAST = datetime.date(1970, 1, 1), datetime.date(2050, 12, 31)
ONE_DAY = datetime.timedelta(days=1)


def every_day() -> Iterator[datetime.date]:
    """Each day from 1970 to 2050."""
    day = FIRST
    while day <= LAST:
        yield day
        day += ONE_DAY


@pytest.mark.parametrize("case", read_fixtures("dates.txt"), ids=lambda case: case.title)
def test_format_date(case: Fixture) -> None:
    iso, lang, *calendar = case.input.split()
    forced = cast("Calendar", calendar[0]) if calendar else None
    assert format_date(datetime.date.fromisoformat(iso), lang, forced) == case.expected


@pytest.mark.parametrize(
    "case", read_fixtures("dates-in-languages.txt"), ids=lambda case: case.title
)
def test_localized_dates(case: Fixture) -> None:
    iso, *languages = case.input.split()
    shown = localized_dates(datetime.date.fromisoformat(iso), languages)
    assert "\n".join(f"{lang}: {text}" for lang, text in shown) == case.expected


def test_no_language_no_date() -> None:
    assert localized_dates(FIRST, ()) == ()


def test_every_day_counts_on_from_nowruz() -> None:
    """ICU's first days of the years, six months of 31 days and five of 30, and the rest follow."""
    lines = (FOLDER / "nowruz.txt").read_text("utf-8").splitlines()[1:]
    new_years = [(int(y), datetime.date.fromisoformat(d)) for y, d in map(str.split, lines)]
    lengths = [31] * 6 + [30] * 6
    checked = 0
    for (year, start), (_, end) in pairwise(new_years):
        day = start
        for month, length in enumerate(lengths, start=1):
            for number in range(1, length + 1):
                if day < end:
                    assert _numbers(format_date(day, "en", "solar-hijri")) == (year, month, number)
                    checked += 1
                day += ONE_DAY
        assert (end - start).days in {365, 366}
    assert checked == (new_years[-1][1] - new_years[0][1]).days == 29_585


ENGLISH_MONTHS = (
    "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand"
)


def _numbers(text: str) -> tuple[int, int, int]:
    day, month, year, era = text.split()
    assert era == "SH"
    return int(year), ENGLISH_MONTHS.split().index(month) + 1, int(day)


def test_the_calendar_begins_in_622() -> None:
    first = datetime.date(622, 3, 22)
    assert format_date(first, "fa") == "۱ فروردین ۱"
    assert format_date(first - ONE_DAY, "fa") == "۲۱ مارس ۶۲۲"
    with pytest.raises(ValueError, match="0622-03-21 is before"):
        format_date(first - ONE_DAY, "fa", "solar-hijri")


@pytest.mark.parametrize(
    ("lang", "calendar"),
    [
        ("fa", "solar-hijri"),
        ("fa-AF", "solar-hijri"),
        ("ps-AF", "solar-hijri"),
        ("ps-PK", "gregorian"),
        ("fa-Latn", "gregorian"),
        ("ur", "gregorian"),
        ("en-AF", "gregorian"),
        ("no such tag", "gregorian"),
    ],
)
def test_calendar_of(lang: str, calendar: str) -> None:
    assert calendar_of(lang) == calendar


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("12", "fa-AF", "۱۲"),
        ("12", "ps", "۱۲"),
        ("12", "ur", "۱۲"),
        ("12", "ar", "١٢"),
        ("12", "ar-TN", "12"),
        ("12", "ckb", "١٢"),
        ("12", "ug", "12"),
        ("۱۲ ١٢ 12", "en", "12 12 12"),
        ("۱۲ ١٢ 12", "fa-Latn", "12 12 12"),
        ("٢٠١٠–٢٠١٥", "fa", "۲۰۱۰–۲۰۱۵"),
        ("fig. 3, شکل", "fa", "fig. ۳, شکل"),
    ],
)
def test_localize_digits(text: str, lang: str, expected: str) -> None:
    assert localize_digits(text, lang) == expected


@given(
    st.text(alphabet="0129۰۱۲۹٠١٢٩aب-"),
    st.sampled_from(["en", "fa", "ar"]),
    st.sampled_from(["en", "fa", "ar"]),
)
def test_the_way_through_another_language_makes_no_difference(
    text: str, one: str, other: str
) -> None:
    assert localize_digits(localize_digits(text, one), other) == localize_digits(text, other)


# --- against ICU, by way of node's Intl ------------------------------------------------------

# Our tag and calendar; ICU's tag with the numerals that we choose, its calendar, its parts.
ORACLES = {
    "fa-AF solar-hijri": ("fa-AF", "persian", ""),
    "fa-IR solar-hijri": ("fa-IR", "persian", ""),
    "fa solar-hijri": ("fa", "persian", ""),
    # ICU adds the era in Latin letters: the order of the parts is checked without it.
    "ps solar-hijri": ("ps", "persian", "year month day"),
    "fa-AF gregorian": ("fa-AF", "gregory", ""),
    "fa-IR gregorian": ("fa-IR", "gregory", ""),
    "ps gregorian": ("ps", "gregory", ""),
    "ur gregorian": ("ur-u-nu-arabext", "gregory", ""),
    "ar gregorian": ("ar-u-nu-arab", "gregory", ""),
    "en gregorian": ("en-GB", "gregory", ""),
    "en-US gregorian": ("en-US", "gregory", ""),
    "de gregorian": ("de", "gregory", ""),
    "fr gregorian": ("fr", "gregory", ""),
    "tr gregorian": ("tr", "gregory", ""),
    "ru gregorian": ("ru", "gregory", ""),
}

SCRIPT = """
const asked = JSON.parse(process.argv[1]);
const told = {};
for (const [name, [locale, calendar, order]] of Object.entries(asked.oracles)) {
  const format = new Intl.DateTimeFormat(locale, {calendar, dateStyle: 'long', timeZone: 'UTC'});
  told[name] = asked.days.map(day => {
    if (!order) return format.format(new Date(day));
    const parts = format.formatToParts(new Date(day)).filter(p => order.includes(p.type));
    return parts.map(p => p.value).join(' ');
  });
}
console.log(JSON.stringify(told));
"""


@lru_cache(maxsize=1)
def _ask_icu() -> dict[str, list[str]]:
    # One argument of a program holds 128 KiB, so the days are asked for in years.
    told: dict[str, list[str]] = {name: [] for name in ORACLES}
    days = [day.isoformat() for day in every_day()]
    for start in range(0, len(days), 5_000):
        asked = json.dumps({"oracles": ORACLES, "days": days[start : start + 5_000]})
        run = subprocess.run(
            [NODE, "-e", SCRIPT, asked], capture_output=True, check=True, text=True
        )
        for name, texts in json.loads(run.stdout).items():
            told[name] += texts
    return told


@pytest.mark.outside
@needs("node", NODE)
@pytest.mark.parametrize("name", ORACLES)
def test_every_day_from_1970_to_2050_is_written_as_icu_writes_it(name: str) -> None:
    lang, calendar = name.split()
    told = [text.replace("\u202f", " ") for text in _ask_icu()[name]]
    ours = [
        format_date(day, lang, cast("Calendar", calendar)).replace("\u202f", " ")
        for day in every_day()
    ]
    assert ours == told
