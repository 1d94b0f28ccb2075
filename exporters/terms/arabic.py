"""Arabic."""

from __future__ import annotations

from typing import Final

TERMS: Final = {
    # labels
    "by": "بقلم",
    "written-by": "بقلم",
    "translated-by": "ترجمة",
    "edited-by": "تحرير",
    "with-contributions-by": "بمشاركة",
    "issued": "تاريخ الإصدار:",
    "first-published": "تاريخ النشر الأول:",
    "first-published-in": "جهة النشر الأولى:",
    "reproduced-from": "نقلًا عن",
    "source": "المصدر:",
    "rights": "الحقوق:",
    "license": "الرخصة:",
    "imprint": "الناشر:",
    "issued-by": "جهة الإصدار:",
    "set-in": "الخطوط:",
    "made-with": "أُنتج بواسطة",
    "made-from": "من",
    "address-code": "رمز الاستجابة السريعة للعنوان:",
    "figure": "شكل",
    "table": "جدول",
    "page": "صفحة",
    "task-done": "منجز",
    "task-open": "غير منجز",
    # between names
    "comma": "، ",
    "and": " و",
    # headings, and names of places and things
    "about-the-author": "نبذة عن الكاتب",
    "attribution": "عن هذا النص",
    "colophon": "بيانات النشر",
    "contents": "المحتويات",
    "landmarks": "الأقسام الرئيسية",
    "pages": "الصفحات",
    "cover": "الغلاف",
    "masthead": "الترويسة",
    "article-start": "بداية المقال",
    "start-of-text": "بداية النص",
    "notes": "الحواشي",
    "note": "حاشية",
    "back-to-text": "العودة إلى النص",
    "website": "الموقع الإلكتروني",
    "email": "البريد الإلكتروني",
    "monogram": "الشعار الحرفي",
    "verse": "شعر",
    "digest": "موجز",
    # statements
    "original": "يُنشر هذا النص هنا لأول مرة",
    "generated-cover-alternative": "غلاف كُتب عليه: {words}",
    "accessibility-summary": (
        "لغات هذا النص: {languages}. كل مقطع مُعلَّم بلغته واتجاه كتابته، والعناوين وقائمة "
        "المحتويات تتيح الوصول إلى أقسامه، ويمكن الاستماع إلى النص كله والبحث فيه وتكبيره."
    ),
    "accessibility-images": "لكل صورة وصف مكتوب.",
}
