"""Russian."""

from __future__ import annotations

from typing import Final

TERMS: Final = {
    # labels
    "by": "Автор:",
    "written-by": "Автор:",
    "translated-by": "Перевод:",
    "edited-by": "Редактор:",
    "with-contributions-by": "При участии:",
    "issued": "Дата выпуска:",
    "first-published": "Дата первой публикации:",
    "first-published-in": "Первая публикация:",
    "reproduced-from": "Воспроизведено по:",
    "source": "Источник:",
    "rights": "Права:",
    "license": "Лицензия:",
    "imprint": "Издатель:",
    "issued-by": "Кем выпущено:",
    "set-in": "Шрифты:",
    "made-with": "Изготовлено с помощью",
    "made-from": "из",
    "address-code": "Код адреса для сканирования:",
    "figure": "Рисунок",
    "table": "Таблица",
    "page": "Страница",
    "task-done": "Выполнено",
    "task-open": "Не выполнено",
    # between names
    "comma": ", ",
    "and": " и ",
    # headings, and names of places and things
    "about-the-author": "Об авторе",
    "attribution": "Об этом тексте",
    "colophon": "Выходные сведения",
    "contents": "Содержание",
    "landmarks": "Ориентиры",
    "pages": "Страницы",
    "cover": "Обложка",
    "masthead": "Шапка издания",
    "article-start": "Начало статьи",
    "start-of-text": "Начало текста",
    "notes": "Примечания",
    "note": "Примечание",
    "back-to-text": "Назад к тексту",
    "website": "Сайт",
    "email": "Электронная почта",
    "monogram": "Монограмма",
    "verse": "Стихи",
    "digest": "Краткое изложение",
    # statements
    "original": "Публикуется здесь впервые",
    "generated-cover-alternative": "Обложка со словами: {words}",
    "accessibility-summary": (
        "Языки текста: {languages}. Для каждого отрывка указаны язык и направление письма. "
        "Заголовки и содержание ведут к частям текста; весь текст можно слушать, искать по нему "
        "и увеличивать."
    ),
    "accessibility-images": "Каждое изображение описано словами.",
}
