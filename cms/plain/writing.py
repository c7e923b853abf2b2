"""Rules for editors on top of those of the interface: passive with "door", links, dates, amounts. Pure."""

import re
from collections.abc import Mapping

from django.utils.translation import ngettext

from cms.plain.rules import FORMAL, NO_PARTICIPLE, PARTICIPLE, Rule, abbreviation, informal, passive
from cms.plain.sentences import words

IS = frozenset({"is", "zijn", "was", "waren", "bent"})
# Links that only make sense to who sees what stands around them (WCAG 2.2, 2.4.4).
EMPTY_LINKS = frozenset(
    {"klik hier", "hier", "klik", "lees meer", "meer", "lees verder", "verder", "link", "deze link", "meer informatie",
     "deze pagina", "website", "de website", "download", "lees hier meer", "klik op deze link", "via deze link"}
)  # fmt: skip
CLICK = re.compile(r"\b(?:klik|klikt u|druk) hier\b", re.IGNORECASE)
ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
DATE = re.compile(r"\b(?:[0-3]?\d)[-/.](?:[01]?\d)[-/.](?:\d{4}|\d{2})\b")
AMOUNT = re.compile(r"(?:€|\bEUR|\beuro)\s?(\d{1,3}(?:\.?\d{3})*),(?:-|–|00\b)|\bEUR\s?(\d[\d.,]*\d|\d)")
PHONE = re.compile(r"(?<!\d)0\d{9}(?!\d)")
FEWEST_CAPITALS = 3  # one or two words may be the name of something


def counted(count: int) -> str:
    """ "17 woorden"."""
    return ngettext("%(count)s woord", "%(count)s woorden", count) % {"count": count}


def formal(text: str) -> bool:
    """Whether a text says "u"."""
    return any(word.lower() in FORMAL for word in words(text))


def no_doer(sentence: str) -> str:
    """ "wordt gedaan", and "is gedaan door": without "door" the second may as well say how something is."""
    said = [word.lower() for word in words(sentence)]
    becomes = passive(sentence)
    if becomes or "door" not in said:
        return becomes
    being = next((word for word in said if word in IS), "")
    done = next((word for word in said if PARTICIPLE.match(word) and word not in NO_PARTICIPLE | IS), "")
    return f"{being} … {done} door" if being and done else ""


def empty_link(text: str) -> str:
    """A link must say where it leads to."""
    said = " ".join(word.lower() for word in words(text))
    return text.strip() if said in EMPTY_LINKS else ""


def address_as_link(text: str) -> str:
    return text.strip() if ADDRESS.match(text.strip()) else ""


def click_here(sentence: str) -> str:
    found = CLICK.search(sentence)
    return found[0] if found else ""


def date_in_figures(sentence: str) -> str:
    found = DATE.search(sentence)
    return found[0] if found else ""


def amount(sentence: str) -> str:
    """ "€ 25,-" and "EUR 25": people say "25 euro"."""
    found = AMOUNT.search(sentence)
    return found[0] if found else ""


def phone_in_one(sentence: str) -> str:
    found = PHONE.search(sentence)
    return found[0] if found else ""


def capitals(sentence: str) -> str:
    """Words in capitals, three or more together."""
    shouted = re.search(rf"(?:\b[A-Z]{{3,}}\b\W+){{{FEWEST_CAPITALS - 1},}}[A-Z]{{3,}}\b", sentence)
    return shouted[0] if shouted else ""


def instead_of(kind: str, found: str) -> str:
    """The plainer words, where they follow from what was found."""
    if kind != "amount":
        return ""
    written = AMOUNT.search(found)
    number = (written[1] or written[2]) if written else found
    return f"{number} euro"


# On each sentence, on top of its length and its words.
WRITING_RULES: Mapping[str, Rule] = {
    "passive": no_doer,
    "abbreviation": abbreviation,
    "informal": informal,
    "date": date_in_figures,
    "amount": amount,
    "phone": phone_in_one,
    "capitals": capitals,
}
# On the words of each link; what a sentence says about clicking is found in plain texts too.
LINK_RULES: Mapping[str, Rule] = {"link": empty_link, "address": address_as_link}
