"""Paragraphs of random words, which only the engine itself can say how to break."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGLISH = (
    "a I the of and whoever oranges newspaper correspondent extraordinary unhyphenated bilingual "
    "well-known his/her “quoted” (bracketed) ‘single’ it’s Żółć naïveté — – 1984 1,234.5 12% etc. "
    "“(nested).” [sic] end. why? yes! AWAY To. Typesetting VAT T. office affluent fjord re-read "
    '« guillemets » rock’n’roll … wait… A/B and\u00a0so of\u2060it \u2060it e-mail: "typed" $5 & §3'
)
DARI = (
    "و که می‌نشیند کشتی روزی دو بار از رود می‌گذرد نارنج «نقل» (پرانتز) ۱۴۰۳ ۱۲/۳ ۱۲٪ است. چرا؟ "
    "کتاب‌خانه؛ بله! مؤلّف قرآن اِسمِ «(تو در تو).» — – … لا الله لله ۱۹۹۰-۱۹۹۱ ی\u2060ک \u2060دو "
    "خانهٔ پدری، یعنی: ٫ پ‌ج به‌طور [چنین] A ۵"
)
# What stands in lines: one or two words.
INLINES = (
    "<em>{0} {1}</em>", "<em>{0}</em>{1}", "<a href='#x'><b>{0}</b> {1}</a>", "{0}<sup>{1}</sup>",
    "<bdi dir='rtl' lang='fa-AF'>کتاب روز</bdi> {0}", "<i class='gap'></i>{0}", "{0}<br/>{1}",
    "<code style='font: 9pt Diglot Mono; font-variant-ligatures: none'>{0}--{1}</code> => {0}",
    "<bdi dir='ltr' lang='en'>book day</bdi>{1}", "{0}<span class='note'>{1} {0} {1}</span>",
    "<bdi style='margin: 0 2pt'>{0} {1}</bdi>", "{0} <em></em> {1}",
    "<b style='padding: 1pt; border: 1pt solid'>{0}</b>", "<b style='float: right'>{0}</b>",
    "<i style='vertical-align: 3pt; font-size: 5pt'>{0}</i>{1}",
    "<i style='vertical-align: top'>{0}</i>", "<i style='position: relative'>{0}</i>",
)  # fmt: skip
STYLE = ".gap { display: inline-block; width: 12pt } p { text-align: justify }"
NASKH = "direction: rtl; font-family: 'Diglot Naskh'; font-kerning: none"
TEXTS = {"en": ENGLISH, "fa-AF": DARI}


def paragraphs(lang: str, seed: int) -> Iterator[str]:
    """Paragraphs of random words, in widths in which ends of words come to lie everywhere."""
    random = Random(seed)  # noqa: S311 - for cases, not for secrets
    known = TEXTS[lang].split(" ")
    yield "<p id='x'></p>"
    for _ in range(40):
        words = random.choices(known, k=random.randrange(1, 60))
        for inner in random.sample(range(len(words)), k=len(words) // 6):
            words[inner] = random.choice(INLINES).format(words[inner], random.choice(known))
        text = " ".join(words).replace("&", "&amp;")
        width = random.uniform(20, 250)
        hyphens = random.choice(("auto", "auto", "manual"))
        size = random.choice((9, 10, 10.37))
        yield f"<p style='width: {width}pt; font-size: {size}pt; hyphens: {hyphens}'>{text}</p>"


HEADS = {
    "en": f"<style>{STYLE}</style>",
    "fa-AF": f"<style>{STYLE} p {{ {NASKH} }}</style>",
}
