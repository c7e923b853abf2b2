"""What a kind of help may be: a sentence per field that cannot be. Pure rules; the sentences repeat nothing typed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from portal.referrals.fields import NAME, TYPES
from portal.referrals.models.kinds import MOST_SOURCE, MOST_TITLE
from portal.referrals.norms import NORMS

MOST_HELP, MOST_LABEL, MOST_QUESTIONS, MOST_CONDITIONS, MOST_DAYS = 300, 200, 20, 20, 730
MOST_WEEKS, MOST_MOMENTS = 104, 8
# What is known of a resident besides the answers to the questions (referrals/situation.py), and how it compares.
KNOWN = ("age", "district", "language")
OPS = ("is", "in", "at_least", "at_most")
# Names of the other fields of a draft: a question of the same name would put its error at the wrong place.
TAKEN = frozenset(
    {"question", "explanation", "urgency", "hand_over", "receiver", "after", "beside", "ground", "requested_at"}
    | {"times", "talk_minutes", "talk_way", "talk_where", "summary", "checked", "checked_on", "checked_how"}
)


def wrong_in(
    titles: Mapping[str, str],
    help_text: str,
    fields: Sequence[Mapping[str, Any]],
    clocks: Sequence[str],
) -> dict[str, str]:
    """A sentence for each field of a kind that cannot be; empty when all is well."""
    wrong = _wrong_titles(titles) | _wrong_questions(fields)
    if len(help_text) > MOST_HELP:
        wrong["help_text"] = _("Maak dit korter.")
    if any(code not in NORMS or not NORMS[code].statutory for code in clocks):
        wrong["clocks"] = _("Kies een van de mogelijkheden.")
    return wrong


def wrong_conditions(
    conditions: Sequence[Mapping[str, Any]], questions: Mapping[str, Mapping[str, Any]], codes: Sequence[str]
) -> dict[str, str]:
    """A sentence for each condition that cannot be, by its place.

    Args:
        questions: of the kind, by name: a condition may lie beside an answer.
        codes: the municipalities of the portal: a condition may hold in some of them alone.
    """
    wrong = {}
    for place, told in enumerate(conditions):
        if said := _wrong_condition(told, {*KNOWN, *questions}):
            wrong[f"conditions_{place}"] = said
        elif not set(told.get("municipalities", ())) <= set(codes):
            wrong[f"conditions_{place}"] = _("Kies gemeenten van dit portaal.")
    if len(conditions) > MOST_CONDITIONS:
        wrong["conditions_0"] = _("Kies hooguit %(most)s voorwaarden.") % {"most": MOST_CONDITIONS}
    return wrong


def _wrong_condition(told: Mapping[str, Any], known: set[str]) -> str:
    if not told.get("text", "").strip():
        return _("Schrijf de voorwaarde op zoals u haar zegt.")
    if len(told["text"]) > MOST_LABEL:
        return _("Maak dit korter.")
    if not told.get("field"):
        return ""
    if told["field"] not in known or told.get("op") not in OPS:
        return _("Kies waarmee u de voorwaarde vergelijkt.")
    value = told.get("value")
    if value in (None, "", []):
        return _("Vul in waarmee u vergelijkt.")
    if told["op"] in ("at_least", "at_most") and not str(value).isdigit():
        return _("Vul een heel getal in.")
    return ""


def _wrong_titles(titles: Mapping[str, str]) -> dict[str, str]:
    languages = {code for code, _name in settings.LANGUAGES}
    wrong = {
        f"title_{code}": _("Deze tekst is te lang.")
        for code, title in titles.items()
        if code not in languages or len(title) > MOST_TITLE
    }
    if not titles.get("nl", "").strip():
        wrong["title_nl"] = _("Vul de Nederlandse naam in.")
    return wrong


def wrong_weeks(weeks: Sequence[Any]) -> dict[str, str]:
    """What is wrong with the moments, in weeks after the help began."""
    if any(not isinstance(each, int) or not 1 <= each <= MOST_WEEKS for each in weeks):
        return {
            "progress_weeks": _("Vul weken in van 1 tot en met %(most)s, met komma's ertussen.") % {"most": MOST_WEEKS}
        }
    if len(weeks) > MOST_MOMENTS:
        return {"progress_weeks": _("Kies hooguit %(most)s momenten.") % {"most": MOST_MOMENTS}}
    return {}


def wrong_norms(norms: Mapping[str, Any], sources: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with lengths and with where they come from: a source belongs to a length of its own."""
    wrong = {
        f"sources_{code}": _("Vul ook de termijn in.") for code, said in sources.items() if said and code not in norms
    }
    wrong |= {f"sources_{code}": _("Maak dit korter.") for code, said in sources.items() if len(said) > MOST_SOURCE}
    for code, amount in norms.items():
        norm = NORMS.get(code)
        if norm is None or not isinstance(amount, int) or not 1 <= amount <= MOST_DAYS:
            wrong[f"norms_{code}"] = _("Kies 1 tot en met %(most)s.") % {"most": MOST_DAYS}
        elif norm.statutory and amount > norm.amount:
            wrong[f"norms_{code}"] = _("De wet geeft hooguit %(days)s dagen. Korter mag, langer niet.") % {
                "days": norm.amount
            }
    return wrong


def _wrong_questions(fields: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    wrong: dict[str, str] = {}
    names: set[Any] = set()
    for place, told in enumerate(fields):
        if said := _wrong_question(told, names):
            wrong[f"fields_{place}"] = said
        names.add(told.get("name"))
    if len(fields) > MOST_QUESTIONS:
        wrong["fields_0"] = _("Stel hooguit %(most)s vragen.") % {"most": MOST_QUESTIONS}
    return wrong


def _wrong_question(told: Mapping[str, Any], names: set[Any]) -> str:
    if not told.get("label", "").strip():
        return _("Schrijf de vraag op.")
    if len(told["label"]) > MOST_LABEL:
        return _("Maak dit korter.")
    name = str(told.get("name", ""))
    if not NAME.fullmatch(name) or name in names | TAKEN | set(KNOWN):
        return _("Deze vraag staat er al. Noem haar anders.")
    if told.get("type") not in TYPES:
        return _("Kies een soort antwoord.")
    if told["type"] == "choice" and len(told.get("choices", ())) < 2:
        return _("Noem ten minste twee mogelijkheden, elk op een regel.")
    # Whatever somebody may write in their own words may hold a name, and the minimum set never does.
    if told.get("first") and told["type"] == "text":
        return _("Een antwoord in eigen woorden kan een naam bevatten. De ontvanger ziet dat pas later.")
    return ""
