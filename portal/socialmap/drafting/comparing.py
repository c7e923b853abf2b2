"""Two versions of an entry in words, part by part, for people."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from difflib import SequenceMatcher
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.socialmap.drafting.wholes import COUNTS, Content, differing, parts_of
from portal.socialmap.labels import label
from portal.socialmap.models import Entry, Location, TaxonomyTerm
from portal.socialmap.opening import Rule, clock, rule_of
from portal.socialmap.opening.plan import in_words, plan_of

LABELS: Mapping[str, str] = {
    "schedules": "hours",
    "holidayschedules": "special_days",
    "service_at_locations": "places",
    "attributes": "terms",
    "service_areas": "areas",
    "addresses": "address",
}
MOST_WORDS = 3_000  # beyond this two texts are shown whole, not word by word


@dataclass(frozen=True)
class Piece:
    """Some words: in both ("same"), taken away ("gone") or come in ("new")."""

    kind: str
    text: str


@dataclass(frozen=True)
class Change:
    """One part that differs."""

    part: str
    label: str
    before: str
    after: str
    pieces: tuple[Piece, ...]


def changes(model: type[Entry], older: Content, newer: Content) -> tuple[Change, ...]:
    """What differs between two contents, in the order of the form. Two queries at most: names of places and words."""
    entity = str(model._meta.model_name)
    parts = differing(entity, older, newer)
    names = _Names(older, newer) if parts & {"service_at_locations", "attributes"} else None
    found = []
    for part in parts_of(entity):
        if part in parts:
            before, after = (said(model, part, each, names) for each in (older, newer))
            found.append(Change(part, label(LABELS.get(part, part)), before, after, words_of(before, after)))
    return tuple(found)


def words_of(before: str, after: str) -> tuple[Piece, ...]:
    """Two texts as one, word by word. Pure."""
    old, new = before.split(" "), after.split(" ")
    if not before or not after or len(old) + len(new) > MOST_WORDS:
        return tuple(Piece(kind, text) for kind, text in (("gone", before), ("new", after)) if text)
    found: list[Piece] = []
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", " ".join(old[start:end])))
            continue
        if end > start:
            found.append(Piece("gone", " ".join(old[start:end])))
        if new_end > new_start:
            found.append(Piece("new", " ".join(new[new_start:new_end])))
    return tuple(found)


class _Names:
    """Names of what rows point at, of the active portal alone."""

    def __init__(self, *contents: Content) -> None:
        self.places = dict(
            Location.objects.filter(pk__in=_keys("service_at_locations", "location", contents)).values_list(
                "pk", "name"
            )
        )
        terms = TaxonomyTerm.objects.filter(pk__in=_keys("attributes", "taxonomy_term", contents))
        self.terms = dict(terms.values_list("pk", "name"))


def _keys(part: str, name: str, contents: Iterable[Content]) -> set[Any]:
    return {row.get(name) for content in contents for row in content.get(part, ()) if row.get(name)}


def said(model: type[Entry], part: str, content: Content, names: _Names | None = None) -> str:
    """A part of a content as the screen says it."""
    if part not in COUNTS:
        return _column(model, part, content.get(part))
    rows: Sequence[Mapping[str, Any]] = content.get(part, ())
    if part == "schedules":
        return hours_said(rows)
    sentence = _ROWS.get(part)
    if sentence is not None:
        return "\n".join(sorted(sentence(row) for row in rows))
    if part == "attributes":
        known = names.terms if names else {}
        return ", ".join(sorted(known[row["taxonomy_term"]] for row in rows if row.get("taxonomy_term") in known))
    known = names.places if names else {}
    return "\n".join(filter(None, (_place(row, known) for row in rows)))


def hours_said(rows: Iterable[Mapping[str, Any]]) -> str:
    """Rules as a week in words; rules that no week can hold by what they say themselves."""
    rules = [_rule(row) for row in rows]
    plan = plan_of(rules)
    if plan is not None:
        return in_words(plan)
    return "\n".join(_loose(row) for row in rows)


def _rule(row: Mapping[str, Any]) -> Rule:
    return rule_of(
        opens_at=_time(row.get("opens_at")),
        closes_at=_time(row.get("closes_at")),
        freq=row.get("freq") or "",
        interval=row.get("interval"),
        byday=row.get("byday") or "",
        bymonthday=row.get("bymonthday") or "",
        byweekno=row.get("byweekno") or "",
        byyearday=row.get("byyearday") or "",
        dtstart=_date(row.get("dtstart")),
        until=_date(row.get("until")),
        count=row.get("count"),
        valid_from=_date(row.get("valid_from")),
        valid_to=_date(row.get("valid_to")),
        open_on_holidays=bool(row.get("open_on_holidays")),
        note=row.get("description") or "",
    )


def _loose(row: Mapping[str, Any]) -> str:
    said_by_itself = (row.get("description"), row.get("byday"), row.get("bymonthday"), _span(row))
    return " ".join(str(each) for each in said_by_itself if each)


def _span(row: Mapping[str, Any]) -> str:
    opens, closes = _time(row.get("opens_at")), _time(row.get("closes_at"))
    return f"{clock(opens)}-{clock(closes)}" if opens is not None and closes is not None else ""


def _special_day(row: Mapping[str, Any]) -> str:
    start, end = _date(row.get("start_date")), _date(row.get("end_date"))
    days = " - ".join(date_format(day, "j E Y") for day in dict.fromkeys((start, end)) if day is not None)
    how = _("gesloten") if row.get("closed") else _span(row) or _("gewone tijden")
    why = f" ({row['description']})" if row.get("description") else ""
    return f"{days}: {how}{why}"


def _phone(row: Mapping[str, Any]) -> str:
    about = f" ({row['description']})" if row.get("description") else ""
    return f"{row.get('number', '')}{about}"


def _address(row: Mapping[str, Any]) -> str:
    return ", ".join(filter(None, (row.get("address_1"), f"{row.get('postal_code')} {row.get('city')}".strip())))


def _place(row: Mapping[str, Any], known: Mapping[Any, str]) -> str:
    hours = hours_said(row.get("schedules", ()))
    name = known.get(row.get("location"), "")
    return f"{name}: {hours}" if name and hours else name


_ROWS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "holidayschedules": _special_day,
    "phones": _phone,
    "service_areas": lambda row: str(row.get("name") or ""),
    "addresses": _address,
}


def _column(model: type[Entry], name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    field: Any = model._meta.get_field(name)
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    choices = dict(field.flatchoices or ())
    if value in choices:
        return str(choices[value])
    if name in {"visible_from", "visible_until"}:
        return date_format(_date(value) or date.min, "j E Y")
    return f"{value:g}" if isinstance(value, float) else str(value)


def _time(value: Any) -> time | None:
    return time.fromisoformat(value) if isinstance(value, str) else value


def _date(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
