"""What can be done to many services at once: a table. Each says who may, what would change, and does it to one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.socialmap import audit_actions, policies
from portal.socialmap.asking.askable import askable
from portal.socialmap.asking.rounds import ask_owner
from portal.socialmap.labels import label
from portal.socialmap.models import Service, TaxonomyTerm
from portal.socialmap.services.finding import is_free
from portal.socialmap.services.groups import own_group, write_terms
from portal.socialmap.services.trail import Trail
from portal.socialmap.services.wholes import TERMS
from portal.socialmap.spreadsheet.standing import Standing
from portal.socialmap.spreadsheet.wholes_of import terms_of
from portal.socialmap.taxonomies import LIFE_DOMAINS, OURS
from tenants.access import Actor, Decision, refuse
from tenants.audit import record
from tenants.errors import Invalid

LIST = "life_domains"


@dataclass(frozen=True)
class Context:
    """What an action knows beside the service."""

    actor: Actor
    standing: Standing
    term: TaxonomyTerm | None = None

    @cached_property
    def askable(self) -> Mapping[int, Decision]:
        """Of which services the owner can be asked now. Two queries, when it is first looked at."""
        return askable(list(self.standing.services.values()))


@dataclass(frozen=True)
class Look:
    """What would become of one service: refused with a reason, or changed from the one words to the others."""

    decision: Decision
    label: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Action:
    """One thing to do.

    Attributes:
        look: what would change; writes nothing, and asks nothing of the database for each service.
        do: does it to a locked service, in the caller's transaction.
        undoable: whether it can be taken back; what was mailed cannot.
        needs_term: whether a life domain is chosen with it.
    """

    code: str
    label: str | Promise
    said: str | Promise
    look: Callable[[Service, Context], Look]
    do: Callable[[Service, Context, Trail], None]
    undoable: bool = True
    needs_term: bool = False


def term_of(code: str) -> TaxonomyTerm:
    """The life domain of this code. One query.

    Raises:
        Invalid: there is none here.
    """
    found = TaxonomyTerm.objects.filter(taxonomy__external_id=LIFE_DOMAINS, data_source=OURS, code=code).first()
    if found is None:
        raise Invalid(_("Kies een leefgebied."), {"term": _("Kies een leefgebied.")})
    term: TaxonomyTerm = found
    return term


def _free_to_change(actor: Actor, service: Service) -> Decision:
    return policies.may(actor, "change", service) and is_free(actor, service)


def _look_checked(service: Service, context: Context) -> Look:
    today = timezone.localdate()
    decision = policies.may_tell(context.actor, service)
    if decision and service.checked_on == today:
        decision = refuse(_("Deze dienst is vandaag al nagekeken."))
    before = date_format(service.checked_on, "j E Y") if service.checked_on else ""
    return Look(decision, label("checked_on"), before, date_format(today, "j E Y"))


def _do_checked(service: Service, context: Context, trail: Trail) -> None:
    person = context.actor.person
    trail.change(service, {"checked_on": timezone.localdate(), "checked_by_id": person.pk if person else None})
    service.version += 1
    service.save(update_fields=["checked_on", "checked_by", "version", "changed_at"])
    record(context.actor, audit_actions.ENTRY_CHECKED, service, version=service.version)


def _look_ask(service: Service, context: Context) -> Look:
    decision = policies.may(context.actor, "change", service)
    organization = service.organization
    asked = organization and (organization.owner or organization)
    name = _("aan %(name)s") % {"name": asked or service.name}
    return Look(decision and context.askable[service.pk], _("Vraag"), "", name)


def _do_ask(service: Service, context: Context, trail: Trail) -> None:
    ask_owner(context.actor, uid=service.uid)


def _themes(service: Service, context: Context) -> list[Any]:
    return terms_of(context.standing.terms.get(service.pk, []), LIST)


def _look_theme(adds: bool) -> Callable[[Service, Context], Look]:
    def look(service: Service, context: Context) -> Look:
        assert context.term is not None
        there = {row.taxonomy_term.name for row in _themes(service, context)}
        has = context.term.pk in {row.taxonomy_term_id for row in _themes(service, context)}
        decision = _free_to_change(context.actor, service)
        if decision and has == adds:
            said = _("Dit leefgebied staat er al bij.") if adds else _("Dit leefgebied staat er niet bij.")
            decision = refuse(said)
        after = there | {context.term.name} if adds else there - {context.term.name}
        return Look(decision, label(LIST), "; ".join(sorted(there)), "; ".join(sorted(after)))

    return look


def _do_theme(adds: bool) -> Callable[[Service, Context, Trail], None]:
    def do(service: Service, context: Context, trail: Trail) -> None:
        assert context.term is not None
        rows = _themes(service, context)
        wanted = {row.taxonomy_term_id: row.taxonomy_term for row in rows}
        if adds:
            wanted[context.term.pk] = context.term
        else:
            wanted.pop(context.term.pk, None)
        write_terms(service, rows, list(wanted.values()), trail)
        own_group(context.actor, service, TERMS, context.standing.owned, trail)
        service.version += 1
        service.save(update_fields=["version", "changed_at"])
        record(context.actor, audit_actions.ENTRY_CHANGED, service, version=service.version)

    return do


_ALL = (
    Action("mark_checked", gettext_lazy("Als nagekeken merken"), gettext_lazy("Nagekeken"),
           _look_checked, _do_checked),
    Action("ask_owner", gettext_lazy("Aan de organisatie vragen of het klopt"), gettext_lazy("Gevraagd"),
           _look_ask, _do_ask, undoable=False),
    Action("add_theme", gettext_lazy("Leefgebied erbij"), gettext_lazy("Leefgebied erbij"),
           _look_theme(True), _do_theme(True), needs_term=True),
    Action("remove_theme", gettext_lazy("Leefgebied eraf"), gettext_lazy("Leefgebied eraf"),
           _look_theme(False), _do_theme(False), needs_term=True),
)  # fmt: skip
ACTIONS: Mapping[str, Action] = {action.code: action for action in _ALL}
