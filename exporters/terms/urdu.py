"""Urdu."""

from __future__ import annotations

from typing import Final

TERMS: Final = {
    # labels
    "by": "تحریر:",
    "written-by": "مصنف:",
    "translated-by": "ترجمہ:",
    "edited-by": "تدوین:",
    "with-contributions-by": "معاونین:",
    "issued": "تاریخِ اجرا:",
    "first-published": "پہلی اشاعت کی تاریخ:",
    "first-published-in": "پہلی اشاعت کا مقام:",
    "reproduced-from": "منقول از",
    "source": "ماخذ:",
    "rights": "حقوقِ اشاعت:",
    "license": "لائسنس:",
    "imprint": "ناشر:",
    "issued-by": "جاری کنندہ:",
    "set-in": "فونٹ:",
    "made-with": "تیار کردہ بذریعہ",
    "made-from": "· ماخذ فائل:",
    "address-code": "پتے کا کیو آر کوڈ:",
    "figure": "شکل",
    "table": "جدول",
    "page": "صفحہ",
    "task-done": "مکمل",
    "task-open": "نامکمل",
    # between names
    "comma": "، ",
    "and": " اور ",
    # headings, and names of places and things
    "about-the-author": "مصنف کے بارے میں",
    "attribution": "اس متن کے بارے میں",
    "colophon": "اشاعتی تفصیلات",
    "contents": "فہرستِ مضامین",
    "landmarks": "اہم حصے",
    "pages": "صفحات",
    "cover": "سرورق",
    "masthead": "سرنامہ",
    "article-start": "مضمون کا آغاز",
    "start-of-text": "متن کا آغاز",
    "notes": "حواشی",
    "note": "حاشیہ",
    "back-to-text": "متن کی طرف واپس",
    "website": "ویب سائٹ",
    "email": "ای میل",
    "monogram": "مونوگرام",
    "verse": "اشعار",
    "digest": "خلاصہ",
    # statements
    "original": "یہ متن پہلی بار یہیں شائع ہو رہا ہے",
    "generated-cover-alternative": "سرورق، جس پر یہ تحریر ہے: {words}",
    "accessibility-summary": (
        "اس متن کی زبانیں: {languages}۔ ہر حصے کی زبان اور تحریر کی سمت درج ہے۔ عنوانات اور فہرستِ "
        "مضامین کے ذریعے ہر حصے تک پہنچا جا سکتا ہے، اور پورا متن سنا جا سکتا ہے، اس میں تلاش کی "
        "جا سکتی ہے اور اسے بڑا کیا جا سکتا ہے۔"
    ),
    "accessibility-images": "ہر تصویر کی تحریری وضاحت موجود ہے۔",
}
