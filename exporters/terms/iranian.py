"""Persian as it is written in Iran."""

from __future__ import annotations

from typing import Final

TERMS: Final = {
    # labels
    "by": "نوشتهٔ",
    "written-by": "نویسنده:",
    "translated-by": "مترجم:",
    "edited-by": "ویراستار:",
    "with-contributions-by": "با همکاری",
    "issued": "تاریخ انتشار:",
    "first-published": "تاریخ نخستین انتشار:",
    "first-published-in": "محل نخستین انتشار:",
    "reproduced-from": "بازنشر از",
    "source": "منبع:",
    "rights": "حق نشر:",
    "license": "مجوز:",
    "imprint": "ناشر:",
    "issued-by": "منتشرکننده:",
    "set-in": "قلم‌ها:",
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
    "cover": "جلد",
    "masthead": "سرلوحه",
    "article-start": "آغاز مقاله",
    "start-of-text": "آغاز متن",
    "notes": "یادداشت‌ها",
    "note": "یادداشت",
    "back-to-text": "بازگشت به متن",
    "website": "وب‌سایت",
    "email": "ایمیل",
    "monogram": "نشان اختصاری",
    "verse": "شعر",
    "digest": "چکیده",
    # statements
    "original": "این متن نخستین بار در همین‌جا منتشر می‌شود",
    "generated-cover-alternative": "جلد با این نوشته: {words}",
    "accessibility-summary": (
        "این متن به {languages} است و زبان و جهت نوشتار هر بخش آن مشخص شده است. عنوان‌ها و فهرست "
        "مطالب راه رسیدن به بخش‌ها را باز می‌کنند و همهٔ متن را می‌توان با صدای بلند شنید، جستجو کرد "
        "و بزرگ‌تر کرد."
    ),
    "accessibility-images": "هر تصویر شرحی نوشتاری دارد.",
}
