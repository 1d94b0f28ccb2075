"""Two documents that between them hold everything an EPUB can be asked to show."""

from __future__ import annotations

import datetime
import io

from PIL import Image

from exporters.document import (
    Attribution,
    Cell,
    Certification,
    Code,
    CodeBlock,
    Definition,
    DefinitionList,
    Division,
    Document,
    Figure,
    Heading,
    Inline,
    List,
    ListItem,
    Localized,
    LocalizedProse,
    Masthead,
    Motto,
    Note,
    NoteReference,
    PageBreak,
    Paragraph,
    ParallelText,
    Person,
    Quotation,
    Resource,
    Rights,
    Series,
    SourceFile,
    Span,
    Stanza,
    Styled,
    Table,
    Text,
    ThematicBreak,
    Verse,
)

DARI = "fa-AF"


def words(text: str) -> tuple[Inline, ...]:
    return (Text(text),)


def paragraph(text: str, lang: str = "en") -> Paragraph:
    return Paragraph(lang=lang, content=words(text))


def heading(identifier: str, text: str, lang: str = "en", level: int = 2) -> Heading:
    return Heading(lang=lang, id=identifier, level=level, content=words(text))


def localized(**texts: str) -> Localized:
    """`en=…`, `fa=…` (Dari), in page order."""
    tags = {"fa": DARI}
    return Localized(tuple((tags.get(tag, tag), text) for tag, text in texts.items()))


def bayt(first: str, second: str) -> Stanza:
    return Stanza(lang=DARI, lines=(words(first), words(second)))


def picture(color: int = 200) -> bytes:
    data = io.BytesIO()
    Image.new("L", (24, 16), color).save(data, "PNG")
    return data.getvalue()


MASTHEAD = Masthead(
    name=localized(fa="افغانستان آزاد – آزاد افغانستان"),
    monogram="AA-AA",
    motto=Motto(
        verse=Verse(
            lang=DARI,
            stanzas=(
                bayt("چو کشور نباشد تن من مباد", "بدین بوم و بر زنده یک تن مباد"),
                bayt("همه سر به سر تن به کشتن دهیم", "از آن به که کشور به دشمن دهیم"),
            ),
        )
    ),
    website="www.example.org",
    email="letters@example.org",
)


def article() -> Document:
    """An English article under a Dari masthead, first published elsewhere."""
    return Document(
        lang="en",
        title=localized(en="Rails Across the Steppe", fa="راه‌آهن در دشت"),
        subtitle=localized(en="How a line is drawn"),
        sources=(SourceFile("rails.md", b"# source"),),
        people=(
            Person(localized(en="Ada Bell", fa="آدا بل"), file_as="Bell, Ada"),
            Person(localized(en="Omid Rahimi"), role="trl"),
        ),
        issued=datetime.date(2024, 7, 14),
        rubric=localized(en="European Languages", fa="زبان‌های اروپایی"),
        masthead=MASTHEAD,
        attribution=Attribution(
            publisher=localized(en="Northern Review"),
            url="https://review.example.org/rails",
            published=datetime.date(2024, 7, 12),
            note=LocalizedProse((("en", (paragraph("Ada Bell writes on trade."),)),)),
        ),
        rights=Rights(text=localized(en="All may copy it."), license="CC-BY-4.0"),
        description=localized(en="On railways.", fa="دربارهٔ راه‌آهن."),
        keywords=("railways", "راه‌آهن"),
        series=Series(localized(en="Lines", fa="خط‌ها"), "3"),
        body=(
            paragraph("A line begins on paper, long before anybody lays a rail."),
            heading("paper", "On paper"),
            paragraph("The surveyors came in June."),
            Paragraph(
                lang="en",
                content=(
                    Text("They called it "),
                    Span(words("راه ابریشم نو"), lang=DARI),
                    Text(" and meant it"),
                    NoteReference(1),
                    Text("."),
                ),
            ),
            heading("ground", "On the ground"),
            heading("bridges", "Bridges", level=3),
            paragraph("Two of them stand."),
        ),
        notes=(Note(lang="en", number=1, blocks=(paragraph("Or said so in public."),)),),
    )


def treatise() -> Document:
    """A Dari text without a masthead that holds a block of every kind."""
    return Document(
        lang=DARI,
        title=localized(fa="صفحه‌ای با دو خط", en="A Page in Two Scripts"),
        subtitle=localized(fa="یادداشتی دربارهٔ حروف‌چینی", en="A note on typesetting"),
        sources=(SourceFile("page.md", "متن".encode()),),
        people=(Person(localized(fa="گروه حروف‌چینی")),),
        issued=datetime.date(2026, 3, 21),
        attribution=Attribution(original=True),
        identifiers=("urn:isbn:9780306406157", "doi:10.1000/182"),
        certification=Certification(
            localized(fa="نقد نمونه", en="Sample Review"), datetime.date(2026, 3, 20), "CPWA"
        ),
        toc=True,
        cover="cover.png",
        resources=(
            Resource("cover.png", "image/png", picture(90), 24, 16),
            Resource("map.png", "image/png", picture(), 24, 16),
        ),
        body=_every_block(),
        notes=(
            Note(
                lang=DARI, number=1, blocks=(paragraph("یادداشت با نشانی www.example.org.", DARI),)
            ),
        ),
    )


def _every_block() -> tuple[
    Paragraph | Heading | Quotation | List | DefinitionList | Table | Figure | CodeBlock
    | ThematicBreak | PageBreak | Verse | Division | ParallelText, ...
]:  # fmt: skip
    item = ListItem(lang=DARI, blocks=(paragraph("نیم‌فاصله را نگه می‌دارد", DARI),))
    return (
        heading("خط-ها", "خط‌ها و زبان‌ها", DARI),
        Paragraph(
            lang=DARI,
            content=(
                Text("این صفحه به دو زبان چیده می‌شود؛ قالب "),
                Span(words("EPUB 3.3"), lang="en"),
                Text(" آن را "),
                Styled("emphasis", words("بی‌کم‌وکاست")),
                Text(" نشان می‌دهد، و فرمان "),
                Code("make -j2"),
                Text(" آن را می‌سازد"),
                NoteReference(1),
                Text(". سال‌های ۲۰۱۰–۲۰۱۵ را ببینید."),
            ),
        ),
        paragraph("بند دوم کوتاه است.", DARI),
        Verse(
            lang=DARI,
            stanzas=(
                bayt("بنی‌آدم اعضای یک پیکرند", "که در آفرینش ز یک گوهرند"),
                bayt("چو عضوی به درد آورد روزگار", "دگر عضوها را نماند قرار"),
            ),
        ),
        Quotation(
            lang="en",
            blocks=(
                Paragraph(
                    lang="en",
                    content=(
                        Text("A page lets both scripts "),
                        Styled("emphasis", words("speak")),
                        Text(" at one size."),
                    ),
                ),
            ),
        ),
        heading("فهرست-ها", "فهرست‌ها", DARI, level=3),
        List(lang=DARI, items=(item, item)),
        List(lang=DARI, items=(item,), start=4),
        DefinitionList(
            lang=DARI,
            definitions=(
                Definition(
                    lang=DARI,
                    terms=(words("بیت"),),
                    blocks=((paragraph("دو مصراع است.", DARI),),),
                ),
            ),
        ),
        Table(
            lang=DARI,
            head=((
                Cell(lang=DARI, content=words("خط"), header=True),
                Cell(lang=DARI, content=words("شمار"), header=True, alignment="end"),
            ),),
            rows=((
                Cell(lang=DARI, content=words("عربی")),
                Cell(lang=DARI, content=words("۲۸"), alignment="end"),
            ),),
            caption=words("شمار حرف‌ها"),
        ),
        Figure(lang=DARI, resource="map.png", alternative="نقشه", caption=words("نقشهٔ راه")),
        CodeBlock(lang=DARI, text="diglot build page.md", syntax="sh"),
        ThematicBreak(lang=DARI),
        Division(lang=DARI, blocks=(paragraph("این را نگه دارید.", DARI),), kind="note"),
        ParallelText(
            lang=DARI,
            languages=(DARI, "en"),
            rows=((paragraph("سلام بر همه.", DARI), paragraph("Peace upon all.")),),
        ),
        PageBreak(lang=DARI),
        paragraph("پایان.", DARI),
    )  # fmt: skip
