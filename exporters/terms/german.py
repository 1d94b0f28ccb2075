"""German."""

from __future__ import annotations

from typing import Final

TERMS: Final = {
    # labels
    "by": "Von",
    "written-by": "Verfasst von",
    "translated-by": "Übersetzt von",
    "edited-by": "Herausgegeben von",
    "with-contributions-by": "Unter Mitarbeit von",
    "issued": "Ausgabe vom",
    "first-published": "Erstmals erschienen am",
    "first-published-in": "Zuerst erschienen in:",
    "reproduced-from": "Nachdruck aus:",
    "source": "Quelle:",
    "rights": "Rechte:",
    "license": "Lizenz:",
    "imprint": "Verlegt von",
    "issued-by": "Herausgebracht von",
    "set-in": "Gesetzt in",
    "made-with": "Hergestellt mit",
    "made-from": "aus",
    "address-code": "QR-Code der Adresse:",
    "figure": "Abbildung",
    "table": "Tabelle",
    "page": "Seite",
    "task-done": "Erledigt",
    "task-open": "Offen",
    # between names
    "comma": ", ",
    "and": " und ",
    # headings, and names of places and things
    "about-the-author": "Zur Person",
    "attribution": "Über diesen Text",
    "colophon": "Kolophon",
    "contents": "Inhalt",
    "landmarks": "Orientierungspunkte",
    "pages": "Seiten",
    "cover": "Umschlag",
    "masthead": "Zeitungskopf",
    "article-start": "Anfang des Artikels",
    "start-of-text": "Anfang des Textes",
    "notes": "Anmerkungen",
    "note": "Anmerkung",
    "back-to-text": "Zurück zum Text",
    "website": "Website",
    "email": "E-Mail",
    "monogram": "Monogramm",
    "verse": "Verse",
    "digest": "Zusammenfassung",
    # statements
    "original": "Hier zum ersten Mal veröffentlicht",
    "generated-cover-alternative": "Umschlag mit den Worten: {words}",
    "accessibility-summary": (
        "Sprachen des Textes: {languages}. Jede Stelle ist mit ihrer Sprache und Schreibrichtung "
        "ausgezeichnet. Überschriften und ein Inhaltsverzeichnis führen zu den Teilen; der ganze "
        "Text lässt sich vorlesen, durchsuchen und vergrößern."
    ),
    "accessibility-images": "Jedes Bild ist in Worten beschrieben.",
}
