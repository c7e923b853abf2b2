"""How long items are kept, and what a resident may have erased or told of them."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from portal.agendas.words import ItemKind, ItemState
from tenants.retention import Condition, Delete, Rule, months, register_eraser, register_reporter, register_rule, years

if TYPE_CHECKING:
    from django.db.models import QuerySet

TEXTS = ("question", "tried", "wanted", "note", "decision", "message")
CASE = Q(kind=ItemKind.CASE)

ABOUT_A_CASE = register_rule(
    Rule(
        code="agendas.case_item",
        model="agendas.AgendaItem",
        what=_("Agendapunt over een casus, met verslag en acties"),
        why=_("Na afloop kan iemand nog vragen wat er is afgesproken. Daarna is het niet meer nodig."),
        source=_("Selectielijst gemeenten; de gemeente stelt de termijn zelf vast"),
        since="ended_at",
        since_words=_("nadat het punt is besproken"),
        when=Condition("case item that was heard", CASE & Q(ended_at__isnull=False)),
        term=years(5),
        shortest=months(6),
        longest=years(10),
        then=Delete(),
    )
)
NEVER_HEARD = register_rule(
    Rule(
        code="agendas.case_item_never_heard",
        model="agendas.AgendaItem",
        what=_("Agendapunt over een casus dat niet is besproken"),
        why=_("Een half jaar na de bijeenkomst vraagt niemand meer naar een punt dat niet aan tafel kwam."),
        source=_("AVG, artikel 5, eerste lid, onder e"),
        since="opens_for",
        since_words=_("na de dag van de bijeenkomst"),
        when=Condition("case item never heard", CASE & Q(ended_at__isnull=True)),
        term=months(6),
        shortest=months(1),
        longest=years(2),
        then=Delete(),
    )
)
OTHER = register_rule(
    Rule(
        code="agendas.item",
        model="agendas.AgendaItem",
        what=_("Agendapunt zonder casus"),
        why=_("Zo lang kijkt een netwerk terug op wat er is besproken. Een knelpunt blijft tot het is opgelost."),
        source=_("AVG, artikel 5, eerste lid, onder e"),
        since="opens_for",
        since_words=_("na de dag van de bijeenkomst"),
        when=Condition("no case", ~CASE & (~Q(kind=ItemKind.BOTTLENECK) | Q(solved_at__isnull=False))),
        term=years(5),
        shortest=years(1),
        longest=years(10),
        then=Delete(),
    )
)


def _items_of(subject: UUID) -> "Sequence[QuerySet[Any]]":
    """Items about this resident, the anonymous ones too: which those are is known by their link."""
    from portal.agendas.models import AgendaItem, AnonymousLink

    linked = AnonymousLink.objects.filter(case__uid=subject).values("item")
    return [AgendaItem.objects.filter(Q(case__uid=subject) | Q(pk__in=linked))]


def _told(subject: UUID) -> Iterable[tuple[str, ...]]:
    """What was asked, said and agreed at the table about this resident. Three queries."""
    (rows,) = _items_of(subject)
    for item in rows.select_related("meeting", "author_team").prefetch_related("actions__team", "additions"):
        head = f"{localtime(item.meeting.starts_at):%d-%m-%Y}"
        yield head, str(_("Voorgesteld door")), str(item.author_team)
        yield head, str(_("Stand")), str(ItemState(item.state).label)
        for name in TEXTS:
            if getattr(item, name):
                yield head, str(item._meta.get_field(name).verbose_name), getattr(item, name)
        for action in item.actions.all():
            yield head, str(_("Actie")), f"{action.what} ({action.team}, {action.due_on:%d-%m-%Y})"
        for addition in item.additions.all():
            yield head, f"{addition.at:%d-%m-%Y} {addition.by_whom}", addition.text


register_eraser("agendas.item", _("Agendapunten"), find=_items_of)
register_reporter(
    "agendas.item", _("Agendapunten"), columns=(_("Overleg van"), _("Wat"), _("Wat er staat")), collect=_told
)
