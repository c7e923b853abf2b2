"""The questions of a kind, as data: which answers fit, and what of them belongs to the minimum set."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

MOST_ANSWER = 1_000
NAME = re.compile(r"^[a-z][a-z0-9_]{0,39}$")
TYPES = ("text", "number", "date", "yes_no", "choice")


def wrong_answers(fields: Sequence[Mapping[str, Any]], answers: Mapping[str, Any], *, complete: bool) -> dict[str, str]:
    """What is wrong with the answers, per field. The sentences never repeat what was filled in.

    Args:
        fields: of the kind.
        answers: by name; unknown names are left out elsewhere.
        complete: whether what is required must be there.
    """
    wrong = {}
    for told in fields:
        name = told["name"]
        given = answers.get(name)
        if given in (None, ""):
            if complete and told.get("required"):
                wrong[name] = _("Vul dit in.")
            continue
        said = _wrong(told, given)
        if said:
            wrong[name] = said
    return wrong


def _wrong(told: Mapping[str, Any], given: Any) -> str:
    text = str(given)
    if len(text) > MOST_ANSWER:
        return _("Maak dit korter.")
    kind = told.get("type", "text")
    if kind == "number" and not re.fullmatch(r"\d{1,9}", text):
        return _("Vul een heel getal in.")
    if kind == "date" and not _is_date(text):
        return _("Vul een datum in, als 31-12-2026.")
    if kind == "yes_no" and text not in ("yes", "no"):
        return _("Kies ja of nee.")
    if kind == "choice" and text not in told.get("choices", ()):
        return _("Kies een van de mogelijkheden.")
    return ""


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def fit(condition: Mapping[str, Any], situation: Mapping[str, Any]) -> str:
    """Whether a receiver's condition goes with the situation: "fits", "ask" or "not".

    Args:
        condition: {text, field, op, value}. Without `field`, or without an answer, it is to be asked.
        situation: what is known, by name: `age`, `district`, `language` and the answers to the kind's questions.
    """
    name = condition.get("field")
    known = situation.get(name) if name else None
    if known in (None, ""):
        return "ask"
    return "fits" if _holds(str(condition.get("op", "is")), known, condition.get("value")) else "not"


def _holds(op: str, known: Any, wanted: Any) -> bool:
    if op == "in":
        return str(known) in [str(each) for each in wanted or ()]
    if op in ("at_least", "at_most"):
        if not str(known).isdigit() or not str(wanted).isdigit():
            return False
        return int(known) >= int(wanted) if op == "at_least" else int(known) <= int(wanted)
    return str(known) == str(wanted)
