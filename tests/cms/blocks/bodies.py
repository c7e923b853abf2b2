"""Bodies of pages: one of every block, ordinary or hostile, as the database keeps them."""

from typing import Any

from tests.factories.pages import stream

LONG = "Meerpersoonshuishoudenbelastingtoeslagaanvraagformulier" * 4
HOSTILE = '"><script>alert(1)</script><b onclick=x>' + LONG


def one_of_each(words: str = "Gewone woorden", *, image: int | None = None, document: int | None = None) -> list[Any]:
    """Every block of the body, with sections in it."""
    rich = f"<p>{words}</p><h1>{words}</h1><script>alert(1)</script>"
    parts = [
        ("text", rich),
        ("steps", {"steps": [{"type": "item", "value": {"title": words, "text": rich}, "id": "a1"}]}),
        ("warning", {"kind": "warn", "title": words, "text": rich}),
        ("table", {"caption": words, "rows": f"Wie|Bedrag\n{words}|10\nAnders|20"}),
        ("contact", {"entry": "", "name": words, "phone": "010 123 45 67", "mail": "a@b.invalid", "address": words,
                     "hours": words}),
        ("action", {"text": words, "page": None, "address": "https://voorbeeld.invalid/"}),
        ("search", {"text": words, "words": words, "topic": "wonen", "target": "", "municipality": ""}),
        ("image", {"image": image, "alt": words, "ornament": False, "caption": words}),
        ("download", {"document": document, "title": words}),
        ("video", {"title": words, "address": "https://video.invalid/x", "poster": image, "minutes": 2,
                   "transcript": rich}),
        ("quotation", {"text": words, "who": words}),
    ]  # fmt: skip
    part = ("part", {"heading": words, "content": stream(*parts)})
    section = ("section", {"heading": words, "content": stream(*parts, part)})
    live = [
        ("services", {"title": words, "topic": "wonen", "target": "", "municipality": "", "most": 3}),
        ("map", {"title": words, "topic": "wonen"}),
    ]
    return stream(*parts, section, *live)


def empty_of_each() -> list[Any]:
    """Every block as an editor leaves it who saved a draft too early."""
    names = "text steps warning table contact action search image download video quotation section services map"
    return stream(*((name, "" if name == "text" else {}) for name in names.split()))
