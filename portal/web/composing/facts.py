"""What one wants to know of a service, as questions with an answer, in the order in which people ask them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from django.conf.locale import LANG_INFO
from django.utils.formats import number_format
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from portal.socialmap import selectors
from portal.socialmap.selectors.translating import Translated
from portal.web.composing.capacity import in_full
from portal.web.pages.details import Fact

FREE = frozenset({"gratis", "free"})
DUTCH = frozenset({"nl", "nederlands", "dutch"})


def paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def facts(found: selectors.ServicePage) -> Iterator[Fact]:
    """What is not known is left out."""
    told: tuple[tuple[str, Iterable[str]], ...] = (
        (_("Voor wie"), (*paragraphs(found.eligibility), _ours(_ages(found.minimum_age, found.maximum_age)))),
        (_("Waar het geldt"), (_ours(together(found.areas)),)),
        (_("Kosten"), _costs(found)),
        (_("Hoe begint u"), paragraphs(found.application_process)),
        (
            _("Andere talen"),
            (_ours(together(other_languages(found.card.languages))), *paragraphs(found.interpretation_services)),
        ),
    )
    for title, lines in told:
        written = tuple(line for line in lines if line)
        if written:
            yield Fact(title, written)


def waiting(found: selectors.ServicePage) -> tuple[str, ...]:
    """How long one waits and how much room there is, each with its age: an old figure is no promise."""
    told = in_full(found.card.capacity)
    ours = (_ours(told),) if told else ()
    return (*ours, *paragraphs(found.wait_time), *(_ours(_room(room)) for room in found.rooms))


def languages(spoken: Iterable[selectors.Spoken]) -> tuple[str, ...]:
    """The names of languages in the language of the page, as far as they are known."""
    return tuple(dict.fromkeys(_language(each) for each in spoken))


def other_languages(spoken: Iterable[selectors.Spoken]) -> tuple[str, ...]:
    """Those besides Dutch, which goes without saying."""
    return languages(each for each in spoken if not {each.code.lower(), each.name.lower()} & DUTCH)


def together(names: Iterable[str]) -> str:
    """ "Arabisch", "Arabisch en Pools", "Arabisch, Pools en Turks"."""
    listed = list(names)
    if len(listed) < 2:
        return "".join(listed)
    return _("%(some)s en %(last)s") % {"some": ", ".join(listed[:-1]), "last": listed[-1]}


def _ours(words: str) -> str:
    """Words of the page itself, which stand in the language of the reader whatever the entry is written in."""
    return Translated(words)


def _language(each: selectors.Spoken) -> str:
    code = each.code.strip().lower()
    if code in LANG_INFO:
        return str(get_language_info(code)["name_translated"])
    return each.name or each.code


def _costs(found: selectors.ServicePage) -> tuple[str, ...]:
    listed = tuple(" ".join(part for part in (cost.text, _amount(cost.amount)) if part) for cost in found.costs)
    if not found.card.free:
        return (*paragraphs(found.fees), *listed)
    told = (cost.text for cost in found.costs if cost.text.strip().rstrip(".").lower() not in FREE)
    return (_ours(_("Gratis")), *told)


def _amount(written: str) -> str:
    """ "EUR 7.50" as people write it."""
    currency, _space, number = written.rpartition(" ")
    try:
        amount = number_format(Decimal(number), 2, use_l10n=True)
    except InvalidOperation:
        return written
    return f"€ {amount}" if currency in {"EUR", ""} else f"{currency} {amount}"


def _ages(lowest: float | None, highest: float | None) -> str:
    if lowest is not None and highest is not None:
        return _("Van %(from)s tot en met %(to)s jaar") % {"from": f"{lowest:g}", "to": f"{highest:g}"}
    if lowest is not None:
        return _("Vanaf %(from)s jaar") % {"from": f"{lowest:g}"}
    return _("Tot en met %(to)s jaar") % {"to": f"{highest:g}"} if highest is not None else ""


def _room(room: selectors.Room) -> str:
    many = number_format(room.available, 0, force_grouping=True)
    words = _("%(many)s %(unit)s vrij") % {"many": many, "unit": room.unit or _("plekken")}
    age = ngettext("opgegeven %(n)s dag geleden", "opgegeven %(n)s dagen geleden", room.age_days) % {"n": room.age_days}
    told = _("%(room)s, %(age)s.") % {"room": words, "age": age if room.age_days else _("vandaag opgegeven")}
    return told + " " + _("Bel voor de stand van nu.") if room.outdated else told
