"""French."""

from __future__ import annotations

from typing import Final

TERMS: Final = {
    # labels
    "by": "Par",
    "written-by": "Écrit par",
    "translated-by": "Traduit par",
    "edited-by": "Édition établie par",
    "with-contributions-by": "Avec la collaboration de",
    "issued": "Édition du",
    "first-published": "Première publication le",
    "first-published-in": "Première publication dans",
    "reproduced-from": "Repris de",
    "source": "Source\u00a0:",
    "rights": "Droits\u00a0:",
    "license": "Licence\u00a0:",
    "imprint": "Publié par",
    "issued-by": "Diffusé par",
    "set-in": "Composé en",
    "made-with": "Réalisé avec",
    "made-from": "à partir de",
    "address-code": "Code QR de l’adresse\u00a0:",
    "figure": "Figure",
    "table": "Tableau",
    "page": "Page",
    "task-done": "Fait",
    "task-open": "À faire",
    # between names
    "comma": ", ",
    "and": " et ",
    # headings, and names of places and things
    "about-the-author": "À propos de l’auteur",
    "attribution": "À propos de ce texte",
    "colophon": "Colophon",
    "contents": "Sommaire",
    "landmarks": "Repères",
    "pages": "Pages",
    "cover": "Couverture",
    "masthead": "En-tête du journal",
    "article-start": "Début de l’article",
    "start-of-text": "Début du texte",
    "notes": "Notes",
    "note": "Note",
    "back-to-text": "Retour au texte",
    "website": "Site web",
    "email": "Courriel",
    "monogram": "Monogramme",
    "verse": "Vers",
    "digest": "Résumé",
    # statements
    "original": "Publié ici pour la première fois",
    "generated-cover-alternative": "Couverture portant les mots\u00a0: {words}",
    "accessibility-summary": (
        "Langues du texte\u00a0: {languages}. Chaque passage porte l’indication de sa langue et de "
        "son sens d’écriture. Des intertitres et un sommaire donnent accès aux parties\u202f; tout "
        "le texte peut être lu à voix haute, parcouru par recherche et agrandi."
    ),
    "accessibility-images": "Chaque image est décrite en mots.",
}
