"""Dari: Persian as it is written in Afghanistan."""

from __future__ import annotations

from typing import Final

TERMS: Final = {
    # labels
    "by": "نوشتهٔ",
    "written-by": "نویسنده:",
    "translated-by": "برگردان:",
    "edited-by": "ویراستار:",
    "with-contributions-by": "با همکاری",
    "issued": "تاریخ نشر:",
    "first-published": "تاریخ نخستین نشر:",
    "first-published-in": "محل نخستین نشر:",
    "reproduced-from": "بازنشر از",
    "source": "منبع:",
    "rights": "حق نشر:",
    "license": "جواز:",
    "imprint": "ناشر:",
    "issued-by": "نشرکننده:",
    "set-in": "فونت‌ها:",
    "made-with": "ساخته‌شده با",
    "made-from": "از",
    "address-code": "کد دوبعدی نشانی:",
    "figure": "شکل",
    "table": "جدول",
    "page": "صفحهٔ",
    "task-done": "انجام شده",
    "task-open": "انجام نشده",
    # between names
    "comma": "، ",
    "and": " و ",
    # headings, and names of places and things
    "about-the-author": "دربارهٔ نویسنده",
    "attribution": "دربارهٔ این متن",
    "colophon": "شناسنامه",
    "contents": "فهرست مطالب",
    "landmarks": "بخش‌های اصلی",
    "pages": "صفحه‌ها",
    "cover": "پشتی",
    "masthead": "سرلوحه",
    "article-start": "آغاز مقاله",
    "start-of-text": "آغاز متن",
    "notes": "یادداشت‌ها",
    "note": "یادداشت",
    "back-to-text": "برگشت به متن",
    "website": "ویب‌سایت",
    "email": "ایمیل",
    "monogram": "نشان اختصاری",
    "verse": "شعر",
    "digest": "فشرده",
    # statements
    "original": "این متن برای نخستین بار در همین‌جا نشر می‌شود",
    "generated-cover-alternative": "پشتی با این نوشته: {words}",
    "accessibility-summary": (
        "این متن به {languages} است و زبان و سمت نوشتار هر بخش آن نشانی شده است. عنوان‌ها و فهرست "
        "مطالب راه رسیدن به بخش‌ها را باز می‌کنند و تمام متن را می‌توان با صدای بلند شنید، جستجو کرد "
        "و بزرگ‌تر ساخت."
    ),
    "accessibility-images": "هر تصویر شرحی نوشتاری دارد.",
}
