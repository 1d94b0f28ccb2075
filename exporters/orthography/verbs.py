"""Persian verbs by their stems: what may follow می, and what may precede ام or اند."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import Final

# Written as in the first of the three forms that a person of Kabul and one of Tehran both know.
_PRESENT: Final = (
    "آرای آزمای آشام آفرین آموز آمیز آور آویز آی افت افزای افکن انجام انداز اندیش انگار انگیز "
    "ایست باز باش باف بار بال بخش بر بند بوس بین پذیر پراکن پرداز پرس پرور پز پسند پندار پوش پیچ "
    "پیما پیوند تاب تاز تپ تراش ترس توان جنب جنگ جه جوش جوی چرخ چسب چش چین خر خراش خروش خز خند "
    "خواب خوان خواه خور خیز دار دان در درخش دزد دم ده دو دوز ران ربای رس رسان رقص رنج ره رو روی "
    "ریز زن زی ساز سای سپار ستان ستای سرای سنج سوز شتاب شکاف شکن شمار شناس شنو شو شوی طلب غلت فرست "
    "فروش فریب فشار فهم کار کاه کش کشان کن کوب کوش گداز گذار گذر گرد گردان گری گریز گزین گستر "
    "گشای گمار گنج گوی گیر لرز لغز مال مان میر نال نام نشان نشین نگر نمای نواز نوش نویس نه ورز "
    "هراس یاب"
)
_PAST: Final = (
    "آراست آزمود آفرید آموخت آمیخت آمد آورد آویخت افتاد افزود افکند انجامید انداخت اندیشید "
    "انگاشت انگیخت ایستاد باخت بافت بارید بالید بایست بخشید برد بست بود بوسید پخت پذیرفت پراکند "
    "پرداخت پرسید پرورد پسندید پنداشت پوشید پیچید پیمود پیوست تابید تاخت تپید تراشید ترسید "
    "توانست جست جنبید جنگید جهید جوشید چرخید چسبید چشید چید خاست خراشید خرید خروشید خزید خندید "
    "خوابید خواست خواند خورد داد داشت دانست درخشید دزدید دمید دوخت دوید دید راند ربود رساند "
    "رسید رفت رقصید رنجید رهید رویید ریخت زد زیست ساخت ستاند ستود سپرد سرود سنجید سوخت شایست "
    "شتافت شد شست شکافت شکست شمرد شناخت شنید طلبید غلتید فرستاد فروخت فریفت فشرد فهمید کاست کاشت "
    "کرد کشاند کشت کشید کوبید کوشید گداخت گذاشت گذشت گردید گرداند گرفت گریخت گریست گزید گسترد گشت "
    "گشود گفت گماشت گنجید لرزید لغزید مالید ماند مرد نالید نامید نشاند نشست نگریست نمود نواخت "
    "نوشت نوشید نهاد ورزید هراسید یافت"
)
_PERSONS_PRESENT: Final = ("م", "ی", "د", "یم", "ید", "ند")
_PERSONS_PAST: Final = ("", "م", "ی", "یم", "ید", "ند")
_IMPERSONAL: Final = ("توان", "باید", "شاید", "بایستی")


@lru_cache(maxsize=1)
def finite_forms() -> frozenset[str]:
    """The forms that follow می and نمی, in every person of present and past."""
    present = product(_PRESENT.split(), _PERSONS_PRESENT)
    past = product(_PAST.split(), _PERSONS_PAST)
    forms = (stem + person for stem, person in (*present, *past))
    return frozenset((*forms, *_IMPERSONAL))


@lru_cache(maxsize=1)
def participles() -> frozenset[str]:
    """The past participles: رفته, شده, and with ن before them."""
    done = [f"{stem}ه" for stem in _PAST.split()]
    return frozenset((*done, *(f"ن{form}" for form in done)))
