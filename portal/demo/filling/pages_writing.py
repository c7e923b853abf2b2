"""A page of the content as the fields of its type, in one language."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from wagtail.fields import RichTextField, StreamField

from cms.pages import models
from portal.demo.content.markup import Names, rich, steps, stream
from portal.demo.content.pages.shapes import Page
from portal.demo.content.reading import upl_codes
from portal.socialmap.selectors.translating import DUTCH

Texts = Mapping[str, str]
OWMS = "http://standaarden.overheid.nl/owms/terms/"
BY_ANOTHER_NAME = ("title", "summary", "alt")


def values(told: Page, texts: Texts, names: Names, seed: UUID, today: date, language: str = DUTCH) -> dict[str, Any]:
    """The fields of a page, but for its title, address and place.

    Args:
        texts: in Dutch or in another language; blocks get the same ids in both.
    """
    kind: Any = getattr(models, told.type)
    found: dict[str, Any] = {
        name: _written(kind._meta.get_field(name), text, names, uuid5(seed, name))
        for name, text in texts.items()
        if name not in BY_ANOTHER_NAME
    }
    found |= {name: today + timedelta(days=days) for name, days in told.days.items()}
    found |= {name: value for name, value in told.fields.items() if name != "upl"}
    if upl := told.fields.get("upl"):
        found |= {"upl_name": upl, "upl_address": f"{OWMS}{upl_codes()[upl]}"}
    if told.variants:
        found["variants"] = _variants(told, seed, language)
    if told.picture:
        found["picture"] = _picture(told, texts, names, seed)
    if told.shown:
        found["shown"] = [_shown(each, names, seed) for each in told.shown]
    if told.picks and told.type == "NewsletterPage":
        found["news"] = [
            {"type": "news", "value": names.pages[page], "id": str(uuid5(seed, page))} for page in told.picks
        ]
    return found


def home_values(told: Page, texts: Texts, names: Names, seed: UUID, today: date) -> dict[str, Any]:
    """What is written on the front page. A text "pick:ID" says why a page is pointed out."""
    return {
        "welcome": texts["welcome"],
        "notice_title": texts["notice_title"],
        "notice": rich(texts["notice"]),
        "notice_until": today + timedelta(days=told.days["notice_until"]),
        "highlights": [
            {
                "type": "highlight",
                "value": {"page": names.pages[page], "text": texts.get(f"pick:{page}", why)},
                "id": str(uuid5(seed, page)),
            }
            for page, why in told.picks.items()
        ],
    }


def _written(field: Any, text: str, names: Names, seed: UUID) -> Any:
    if isinstance(field, RichTextField):
        return rich(text)
    if not isinstance(field, StreamField):
        return text
    if field.name == "steps":
        return [
            {"type": "step", "value": step, "id": str(uuid5(seed, str(place)))}
            for place, step in enumerate(steps(text))
        ]
    return stream(text, names, seed)


def _variants(told: Page, seed: UUID, language: str) -> list[dict[str, Any]]:
    return [
        {
            "type": "variant",
            "value": {
                "municipality": code,
                **{name: rich(_said(texts, name, language)) for name in ("conditions", "amount", "how")},
            },
            "id": str(uuid5(seed, code)),
        }
        for code, texts in told.variants.items()
    ]


def _said(texts: Texts, name: str, language: str) -> str:
    return texts.get(name if language == DUTCH else f"{name}:{language}", "")


def _picture(told: Page, texts: Texts, names: Names, seed: UUID) -> list[dict[str, Any]]:
    value = {
        "image": names.pictures[told.picture],
        "alt": texts.get("alt", told.alt),
        "ornament": False,
        "caption": "",
    }
    return [{"type": "image", "value": value, "id": str(uuid5(seed, "picture"))}]


def _shown(word: str, names: Names, seed: UUID) -> dict[str, Any]:
    return {"type": "entry", "value": str(names.entries[word]), "id": str(uuid5(seed, word))}
