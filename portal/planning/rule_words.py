"""A rule in the reader's words: "elke eerste dinsdag van de maand, 10 keer". Whole sentences, so that each language can
put its own words in its own order."""

from collections.abc import Mapping

from django.utils.dates import MONTHS_ALT as MONTH_NAMES  # as they stand in a date: "12 marca" in Polish
from django.utils.dates import WEEKDAYS as WEEKDAY_NAMES
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from portal.planning.rules import LAST, MONTHS, Frequency, Rule

NTHS: Mapping[int, str | Promise] = {
    1: pgettext_lazy("welke in de maand", "eerste"),
    2: pgettext_lazy("welke in de maand", "tweede"),
    3: pgettext_lazy("welke in de maand", "derde"),
    4: pgettext_lazy("welke in de maand", "vierde"),
    LAST: pgettext_lazy("welke in de maand", "laatste"),
}

# (period, how it says its day) -> the sentence for each period, and the one for every so many.
SENTENCES: Mapping[tuple[str, str], tuple[str | Promise, str | Promise]] = {
    ("week", "weekday"): (gettext_lazy("elke %(weekday)s"), gettext_lazy("elke %(number)s weken op %(weekday)s")),
    ("month", "day"): (
        gettext_lazy("elke maand op de %(day)se"),
        gettext_lazy("elke %(number)s maanden op de %(day)se"),
    ),
    ("month", "last"): (
        gettext_lazy("elke laatste dag van de maand"),
        gettext_lazy("elke %(number)s maanden op de laatste dag van de maand"),
    ),
    ("month", "nth"): (
        gettext_lazy("elke %(nth)s %(weekday)s van de maand"),
        gettext_lazy("elke %(number)s maanden op de %(nth)s %(weekday)s van de maand"),
    ),
    ("year", "day"): (
        gettext_lazy("elk jaar op %(day)s %(month)s"),
        gettext_lazy("elke %(number)s jaar op %(day)s %(month)s"),
    ),
    ("year", "last"): (
        gettext_lazy("elk jaar op de laatste dag van %(month)s"),
        gettext_lazy("elke %(number)s jaar op de laatste dag van %(month)s"),
    ),
    ("year", "nth"): (
        gettext_lazy("elk jaar op de %(nth)s %(weekday)s van %(month)s"),
        gettext_lazy("elke %(number)s jaar op de %(nth)s %(weekday)s van %(month)s"),
    ),
}
PERIODS = {
    Frequency.WEEKLY: "week",
    Frequency.MONTHLY: "month",
    Frequency.QUARTERLY: "month",
    Frequency.YEARLY: "year",
}


def said(rule: Rule) -> str:
    """The rule as a phrase, without a capital or a full stop, in the active language. A quarter is three months."""
    period = PERIODS[rule.frequency]
    number = rule.interval * (MONTHS[rule.frequency] if period == "month" else 1)
    once, often = SENTENCES[period, _manner(rule)]
    phrase = str(once if number == 1 else often) % {
        "number": number,
        "weekday": "" if rule.weekday is None else WEEKDAY_NAMES[rule.weekday],
        "nth": NTHS.get(rule.nth or 0, ""),
        "day": rule.day,
        "month": MONTH_NAMES[rule.month] if rule.month else "",
    }
    return _with_end(rule, _with_gaps(rule, phrase))


def _manner(rule: Rule) -> str:
    if rule.day is None:
        return "weekday" if rule.nth is None else "nth"
    return "last" if rule.day == LAST else "day"


def _with_gaps(rule: Rule, phrase: str) -> str:
    """Months without such a day are left out; who reads the rule should not find that out later."""
    if rule.day in {29, 30, 31} and PERIODS[rule.frequency] == "month":
        return _("%(rule)s (niet in een maand zonder een %(day)se)") % {"rule": phrase, "day": rule.day}
    return phrase


def _with_end(rule: Rule, phrase: str) -> str:
    if rule.count is not None:
        return _("%(rule)s, %(count)s keer") % {"rule": phrase, "count": rule.count}
    if rule.until is not None:
        return _("%(rule)s, tot en met %(day)s") % {"rule": phrase, "day": date_format(rule.until, "j E Y")}
    return phrase
