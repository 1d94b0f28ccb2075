"""Dates and numerals as each language writes them, in the calendar that its readers use.

The Solar Hijri calendar is that of Afghanistan and Iran: one arithmetic, two (with Pashto three)
sets of month names. Names and patterns follow the Unicode CLDR.
"""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from exporters.language import canonical_subtags, is_arabic_script
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from babel.core import Locale

Calendar = Literal["gregorian", "solar-hijri"]

FIRST_SOLAR_HIJRI_DAY: Final = datetime.date(622, 3, 22)

# --- numerals --------------------------------------------------------------------------------

LATIN_DIGITS: Final = "0123456789"
ARABIC_DIGITS: Final = "٠١٢٣٤٥٦٧٨٩"
PERSIAN_DIGITS: Final = "۰۱۲۳۴۵۶۷۸۹"

# Among the languages of the Arabic script, those whose digits are not the Persian ones.
_ARABIC_DIGIT_LANGUAGES: Final = frozenset({"ar", "acm", "aeb", "apc", "arz", "ckb", "ku", "sd"})
_LATIN_DIGIT_LANGUAGES: Final = frozenset({"ug"})
_MAGHREB: Final = frozenset({"DZ", "EH", "LY", "MA", "TN"})


def localize_digits(text: str, lang: str) -> str:
    """The text with each decimal digit, Latin, Arabic or Persian, written as `lang` writes it."""
    return text.translate(_digit_table(digits_of(lang)))


@lru_cache(maxsize=256)
def digits_of(lang: str) -> str:
    """The digits 0 to 9 of a language: ۰–۹ for `fa`, `ps` and `ur`, ٠–٩ for `ar`, else 0–9."""
    tag = canonical_subtags(lang)
    if tag is None or not is_arabic_script(lang) or tag.language in _LATIN_DIGIT_LANGUAGES:
        return LATIN_DIGITS
    if tag.language in _ARABIC_DIGIT_LANGUAGES:
        return LATIN_DIGITS if tag.region in _MAGHREB else ARABIC_DIGITS
    return PERSIAN_DIGITS


@lru_cache(maxsize=3)
def _digit_table(digits: str) -> dict[int, str]:
    written = (LATIN_DIGITS, ARABIC_DIGITS, PERSIAN_DIGITS)
    return {ord(system[value]): digits[value] for system in written for value in range(10)}


# --- calendars -------------------------------------------------------------------------------


class _SolarHijriStyle(NamedTuple):
    """How a language writes a Solar Hijri date: its months from Nowruz on, and their place."""

    months: str
    pattern: str = "{day} {month} {year}"

    def write(self, year: int, month: int, day: int) -> str:
        """The date, in Latin digits."""
        return self.pattern.format(day=day, month=self.months.split()[month - 1], year=year)


# Dari takes سنبله with the ezafe that binds it to the year, as CLDR does. Languages that do not
# reckon in this calendar have the Iranian names, and the Latin ones say which era is meant.
_SOLAR_HIJRI: Final = {
    "fa-AF": _SolarHijriStyle("حمل ثور جوزا سرطان اسد سنبلهٔ میزان عقرب قوس جدی دلو حوت"),
    "fa": _SolarHijriStyle("فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"),
    "ps": _SolarHijriStyle(
        "وری غویی غبرگولی چنگاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب",
        "{year} {month} {day}",
    ),
    "": _SolarHijriStyle(
        "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand",
        "{day} {month} {year} SH",
    ),
}


def calendar_of(lang: str) -> Calendar:
    """The calendar that readers of a language use first: Solar Hijri for Persian and Pashto."""
    tag = canonical_subtags(lang)
    if tag is None or tag.language not in {"fa", "ps"} or not is_arabic_script(lang):
        return "gregorian"
    return "gregorian" if tag.region == "PK" else "solar-hijri"


def format_date(date: datetime.date, lang: str, calendar: Calendar | None = None) -> str:
    """The date as `lang` writes it in full: 2024-07-14 is `۲۴ سرطان ۱۴۰۳` in `fa-AF`.

    `calendar` None is that of the language's readers (`calendar_of`), on the days it has. English
    without a region is British: `14 July 2024`. A language that CLDR does not know gets the ISO
    8601 date. Raises `ValueError` where a Solar Hijri date is asked for before 22 March 622.
    """
    if calendar is None:
        calendar = calendar_of(lang) if date >= FIRST_SOLAR_HIJRI_DAY else "gregorian"
    if calendar == "solar-hijri":
        return _format_solar_hijri(date, lang)
    return _format_gregorian(date, lang)


def localized_dates(date: datetime.date, languages: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The date for readers of all these languages: `(language tag, text)` pairs in page order.

    Each language in its readers' calendar and no text twice. A date that would stand in the Solar
    Hijri calendar alone is repeated in the Gregorian one, in the first language.
    """
    entries = [(lang, format_date(date, lang)) for lang in languages]
    if languages and all(calendar_of(lang) == "solar-hijri" for lang in languages):
        entries.append((languages[0], format_date(date, languages[0], "gregorian")))
    first_tags: dict[str, str] = {}
    for lang, text in entries:
        first_tags.setdefault(text, lang)
    return tuple((lang, text) for text, lang in first_tags.items())


def _format_solar_hijri(date: datetime.date, lang: str) -> str:
    if date < FIRST_SOLAR_HIJRI_DAY:
        message = f"{date.isoformat()} is before the Solar Hijri calendar begins"
        raise ValueError(message)
    from persiantools.jdatetime import JalaliDate  # noqa: PLC0415 - not every document needs it

    day = JalaliDate(date)  # type: ignore[no-untyped-call]
    text = _solar_hijri_style(lang).write(day.year, day.month, day.day)
    return localize_digits(text, lang)


@lru_cache(maxsize=256)
def _solar_hijri_style(lang: str) -> _SolarHijriStyle:
    tag = canonical_subtags(lang)
    if tag is None or not is_arabic_script(lang):
        return _SOLAR_HIJRI[""]
    if tag.language == "ps":
        return _SOLAR_HIJRI["ps"]
    return _SOLAR_HIJRI["fa-AF" if tag.region == "AF" else "fa"]


def _format_gregorian(date: datetime.date, lang: str) -> str:
    from babel.dates import format_date as format_in  # noqa: PLC0415 - not every document needs it

    locale = _find_locale(lang)
    if locale is None:
        return date.isoformat()
    text = localize_digits(format_in(date, "long", locale), lang)
    # Where CLDR has a language's other script only, the date would be in the wrong letters.
    arabic_letters = any("\u0620" <= letter <= "\u06d3" and letter.isalpha() for letter in text)
    return text if arabic_letters == is_arabic_script(lang) else date.isoformat()


@lru_cache(maxsize=256)
def _find_locale(lang: str) -> Locale | None:
    """CLDR's locale for a tag, its region left out where CLDR has no such locale."""
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415 - as above

    tag = canonical_subtags(lang)
    if tag is None or tag.language == "und":
        return None
    region = tag.region or ("GB" if tag.language == "en" else "")
    for parts in ((tag.language, tag.script, region), (tag.language, tag.script)):
        try:
            return Locale.parse("_".join(part for part in parts if part))
        except (UnknownLocaleError, ValueError):
            continue
    return None
