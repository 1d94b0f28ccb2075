"""Pashto."""

from __future__ import annotations

from typing import Final

TERMS: Final = {
    # labels
    "by": "لیکوال:",
    "written-by": "لیکوال:",
    "translated-by": "ژباړونکی:",
    "edited-by": "سمونوال:",
    "with-contributions-by": "همکاران:",
    "issued": "د خپرېدو نېټه:",
    "first-published": "د لومړي ځل خپرېدو نېټه:",
    "first-published-in": "د لومړي ځل خپرېدو ځای:",
    "reproduced-from": "د بیا خپرولو سرچینه:",
    "source": "سرچینه:",
    "rights": "د خپرولو حق:",
    "license": "جواز:",
    "imprint": "خپرندوی:",
    "issued-by": "خپروونکی:",
    "set-in": "لیکبڼې:",
    "made-with": "د جوړولو وسیله:",
    "made-from": "· اصلي دوتنه:",
    "address-code": "د پتې دوه‌بعدي کوډ:",
    "figure": "انځور",
    "table": "جدول",
    "page": "مخ",
    "task-done": "ترسره شوی",
    "task-open": "نا ترسره",
    # between names
    "comma": "، ",
    "and": " او ",
    # headings, and names of places and things
    "about-the-author": "د لیکوال په اړه",
    "attribution": "د دې متن په اړه",
    "colophon": "د خپرونې پېژندنه",
    "contents": "لړلیک",
    "landmarks": "مهمې برخې",
    "pages": "مخونه",
    "cover": "پښتۍ",
    "masthead": "سرلوحه",
    "article-start": "د مقالې پیل",
    "start-of-text": "د متن پیل",
    "notes": "یادښتونه",
    "note": "یادښت",
    "back-to-text": "متن ته ستنېدل",
    "website": "وېب‌پاڼه",
    "email": "برېښنالیک",
    "monogram": "لنډ نښان",
    "verse": "شعر",
    "digest": "لنډیز",
    # statements
    "original": "دا متن د لومړي ځل لپاره همدلته خپرېږي",
    "generated-cover-alternative": "پښتۍ له دې لیکنې سره: {words}",
    "accessibility-summary": (
        "د دې متن ژبې: {languages}. د هرې برخې ژبه او د لیکلو لوری په نښه شوي دي. سرلیکونه او "
        "لړلیک د متن برخو ته لار پرانیزي، او ټول متن په لوړ غږ اورېدل کېدای، لټول کېدای او لویېدای "
        "شي."
    ),
    "accessibility-images": "هر انځور لیکلی تشریح لري.",
}
