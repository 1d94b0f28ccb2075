"""Turkish."""

from __future__ import annotations

from typing import Final

TERMS: Final = {
    # labels
    "by": "Yazan:",
    "written-by": "Yazan:",
    "translated-by": "Çeviren:",
    "edited-by": "Editör:",
    "with-contributions-by": "Katkıda bulunanlar:",
    "issued": "Yayım tarihi:",
    "first-published": "İlk yayım tarihi:",
    "first-published-in": "İlk yayımlandığı yer:",
    "reproduced-from": "Alındığı yer:",
    "source": "Kaynak:",
    "rights": "Haklar:",
    "license": "Lisans:",
    "imprint": "Yayıncı:",
    "issued-by": "Yayımlayan:",
    "set-in": "Yazı tipleri:",
    "made-with": "Hazırlayan araç:",
    "made-from": "· Kaynak dosya:",
    "address-code": "Adresin karekodu:",
    "figure": "Şekil",
    "table": "Tablo",
    "page": "Sayfa",
    "task-done": "Yapıldı",
    "task-open": "Yapılacak",
    # between names
    "comma": ", ",
    "and": " ve ",
    # headings, and names of places and things
    "about-the-author": "Yazar hakkında",
    "attribution": "Bu metin hakkında",
    "colophon": "Künye",
    "contents": "İçindekiler",
    "landmarks": "Ana bölümler",
    "pages": "Sayfalar",
    "cover": "Kapak",
    "masthead": "Yayın başlığı",
    "article-start": "Makalenin başı",
    "start-of-text": "Metnin başı",
    "notes": "Notlar",
    "note": "Not",
    "back-to-text": "Metne dön",
    "website": "Web sitesi",
    "email": "E-posta",
    "monogram": "Monogram",
    "verse": "Şiir",
    "digest": "Özet",
    # statements
    "original": "İlk kez burada yayımlanmaktadır",
    "generated-cover-alternative": "Üzerinde şu sözler bulunan kapak: {words}",
    "accessibility-summary": (
        "Metnin dilleri: {languages}. Her bölümün dili ve yazı yönü işaretlenmiştir. Başlıklar ve "
        "içindekiler listesi bölümlere ulaştırır; metnin tamamı sesli okunabilir, aranabilir ve "
        "büyütülebilir."
    ),
    "accessibility-images": "Her resmin sözlü bir betimlemesi vardır.",
}
