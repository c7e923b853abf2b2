"""Opening hours as people write them in a cell: "ma-vr 9-17", "di 9.00-12.00 en 13.00-17.00 uur", "op afspraak".

Read word by word. A word that we do not know makes the whole text unreadable: better a question than wrong hours.
"""

import re
from dataclasses import dataclass, field
from datetime import time

from django.utils.translation import gettext as _

from portal.socialmap.opening.plan import ON_HOLIDAYS, Span, WeekPlan, day_word, problems_of

LONGEST = 1_000  # characters
EXAMPLE = "ma-vr 9.00-17.00; za 10.00-12.00"

_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_GROUPS = {
    **dict.fromkeys(("dagelijks", "elke dag", "iedere dag", "alle dagen"), range(7)),
    **dict.fromkeys(("werkdagen", "doordeweeks", "door de weeks", "door de week"), range(5)),
    **dict.fromkeys(("weekend", "het weekend", "in het weekend"), range(5, 7)),
}

_WORDS = re.compile(
    r"""
    (?P<space>\s+)
  | \((?P<note>[^()]{1,200})\)
  | (?P<round>24\s*/\s*7|dag\s+en\s+nacht|24\s+uur(?:\s+per\s+dag)?)
  | (?P<group>elke\ dag|iedere\ dag|alle\ dagen|dagelijks|werkdagen|door\ ?de\ ?weeks?|(?:in\ )?(?:het\ )?weekend)
  | (?P<day>(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)(?:en|s)?
      |(?:ma|di|wo|do|vr|za|zo)\.?(?![a-z]))
  | (?P<time>\d{1,2}(?:\s?[.:u]\s?\d{2})?(?![\d.]))
  | (?P<to>tot\ en\ met|t/m|tm|tot|-|–|—)
  | (?P<said>(?:alleen\ |uitsluitend\ |volgens\ |enkel\ )?op\ afspraak|volgens\ afspraak|telefonisch|inloopspreekuur
      |spreekuur|inloop|online|ook\ op\ feestdagen)
  | (?P<closed>gesloten|dicht)
  | (?P<end>;|\n|\|)
  | (?P<and>,|&|\+|en\b|/)
  | (?P<filler>(?:van|om|op|tussen|uur|uren|open|geopend|is|wij|zijn|de|u|h|:|\.)(?![a-z]))
    """,
    re.VERBOSE | re.IGNORECASE,
)


class NotUnderstood(ValueError):
    """The text cannot be read as hours; the message says in Dutch what, and gives an example."""


@dataclass(frozen=True)
class Hours:
    """What a text says: the week, and whether one comes by appointment only (then there is no week)."""

    week: WeekPlan
    by_appointment: bool = False


@dataclass
class _Block:
    """Some days and their hours, while they are being read."""

    days: list[int] = field(default_factory=list)
    spans: list[tuple[time, time]] = field(default_factory=list)
    note: str = ""
    closed: bool = False


@dataclass(frozen=True)
class _Word:
    kind: str
    text: str


def read_hours(text: str) -> Hours:
    """Read opening hours in Dutch.

    Args:
        text: one cell; blocks are parted by ";", a line end, or a new day after hours.

    Returns:
        The week that it says.

    Raises:
        NotUnderstood: a word is not known, a day or an end is missing, or hours run through each other.
    """
    if len(text) > LONGEST:
        raise NotUnderstood(_("De openingstijden zijn langer dan %(most)s tekens.") % {"most": LONGEST})
    words = _words(text)
    if words and all(word.kind in {"said", "filler", "end"} for word in words):
        if any("afspraak" in word.text for word in words):
            return Hours(WeekPlan(), by_appointment=True)
        raise NotUnderstood(_missing(_("Er staan geen dagen en tijden.")))
    days: dict[int, list[Span]] = {}
    closed: set[int] = set()
    for block in _blocks(words):
        if block.closed:
            closed.update(block.days)
            continue
        for number in block.days:
            days.setdefault(number, []).extend(_spans(block))
    both = sorted(closed & days.keys())
    if both:
        raise NotUnderstood(_("%(day)s is open én gesloten. Kies een van de twee.") % {"day": day_word(both[0])})
    plan = WeekPlan.of(days)
    wrong = problems_of(plan)
    if wrong:
        raise NotUnderstood(wrong[0])
    if not plan and not closed:
        raise NotUnderstood(_missing(_("Er staan geen dagen en tijden.")))
    return Hours(plan)


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    at = 0
    written = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").strip()
    while at < len(written):
        if written[at] == "\n":
            found.append(_Word("end", "\n"))
            at += 1
            continue
        match = _WORDS.match(written, at)
        if match is None:
            unknown = re.split(r"[\s;,]", written[at:], maxsplit=1)[0][:30] or written[at]
            raise NotUnderstood(_missing(_("Wij begrijpen “%(word)s” niet.") % {"word": unknown}))
        kind = str(match.lastgroup)
        if kind != "space":
            found.append(_Word(kind, match[kind] if kind == "note" else match[kind].lower()))
        elif "\n" in match[0]:
            found.append(_Word("end", "\n"))
        at = match.end()
    return found


def _blocks(words: list[_Word]) -> list[_Block]:
    """Days and hours that belong together. A day after hours begins the next block."""
    blocks: list[_Block] = []
    block = _Block()
    place = 0
    while place < len(words):
        word = words[place]
        following = words[place + 1 : place + 3]
        if word.kind in {"day", "group", "end"} and (block.spans or block.closed):
            blocks.append(block)
            block = _Block()
        if word.kind == "day":
            first = _day(word.text)
            if [each.kind for each in following] == ["to", "day"]:
                last = _day(following[1].text)
                block.days += [(first + step) % 7 for step in range((last - first) % 7 + 1)]
                place += 2
            else:
                block.days.append(first)
        elif word.kind == "group":
            block.days += _GROUPS.get(re.sub(r"\s+", " ", word.text), range(0))
        elif word.kind == "round":
            block.spans.append((time(0), time(0)))
        elif word.kind == "time":
            place += _read_span(words, place, block)
        elif word.kind == "closed":
            block.closed = True
        elif word.kind in {"said", "note"}:
            block.note = ", ".join(part for part in (block.note, word.text.strip()) if part)
        elif word.kind == "to":
            raise NotUnderstood(_missing(_("Bij “%(word)s” ontbreekt een dag of een tijd.") % {"word": word.text}))
        place += 1
    if block.days or block.spans or block.closed:
        blocks.append(block)
    for each in blocks:
        if not each.days:
            raise NotUnderstood(_missing(_("Noem eerst de dag en dan de tijd.")))
        if not each.spans and not each.closed:
            raise NotUnderstood(_missing(_("Bij %(day)s staat geen tijd.") % {"day": day_word(each.days[0])}))
    return blocks


def _read_span(words: list[_Word], place: int, block: _Block) -> int:
    """Read "9.00 uur tot 17.00"; returns how many words more than the first were used."""
    used = 1
    while place + used < len(words) and words[place + used].kind == "filler":
        used += 1
    rest = words[place + used : place + used + 2]
    if [each.kind for each in rest] != ["to", "time"]:
        raise NotUnderstood(_missing(_("Bij %(time)s ontbreekt de eindtijd.") % {"time": words[place].text}))
    block.spans.append((_time(words[place].text), _time(rest[1].text)))
    return used + 1


def _spans(block: _Block) -> list[Span]:
    note = block.note
    holidays = ON_HOLIDAYS in note
    if holidays:
        note = ", ".join(part.strip() for part in note.split(",") if part.strip() and part.strip() != ON_HOLIDAYS)
    return [Span(opens, closes, note, holidays) for opens, closes in block.spans]


def _day(word: str) -> int:
    return next(number for number, name in enumerate(_DAYS) if name.startswith(word[:2]))


def _time(word: str) -> time:
    hour, _dot, minute = re.sub(r"\s", "", word).replace(":", ".").replace("u", ".").partition(".")
    if (int(hour), int(minute or 0)) == (24, 0):
        return time(0)
    if int(hour) > 23 or int(minute or 0) > 59:
        raise NotUnderstood(_("%(time)s is geen bestaande tijd.") % {"time": word})
    return time(int(hour), int(minute or 0))


def _missing(what: str) -> str:
    return _("%(what)s Schrijf het zo: %(example)s.") % {"what": what, "example": EXAMPLE}
