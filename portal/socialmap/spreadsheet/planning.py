"""A row against what stands: new, changed (field by field), same or refused. Writes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.socialmap import policies
from portal.socialmap.labels import label
from portal.socialmap.models import Audience, Service
from portal.socialmap.services.finding import is_free
from portal.socialmap.services.values import cleaned
from portal.socialmap.spreadsheet import wholes_of
from portal.socialmap.spreadsheet.cells import Wanted
from portal.socialmap.spreadsheet.planned import PlannedRow, RowKind
from portal.socialmap.spreadsheet.standing import Index, Standing, same_name, standing_of
from tenants.access import Actor, can
from tenants.errors import Invalid

CHUNK = 500
# Not texts that people edit on the screen of an entry, but set all the same.
_MORE = frozenset({"checked_on"})


@dataclass
class Planner:
    """Plans rows one after another; knows which row spoke of which service first."""

    actor: Actor
    index: Index
    take_kept: bool = False
    seen: dict[object, int] = field(default_factory=dict)

    def plan(self, wanted: Sequence[Wanted], *, locked: bool = False) -> list[PlannedRow]:
        """Plan rows. Ten queries for every 500 of them.

        Args:
            locked: the services are about to be written.
        """
        found: list[PlannedRow] = []
        for start in range(0, len(wanted), CHUNK):
            chunk = wanted[start : start + CHUNK]
            matched = {each.number: self._match(each) for each in chunk}
            standing = standing_of({key for key in matched.values() if isinstance(key, int)}, locked=locked)
            found += [self._row(each, matched[each.number], standing) for each in chunk]
        return found

    def _match(self, wanted: Wanted) -> int | str | None:
        """The key of the service that a row is about, None for a new one, or why it cannot be told."""
        if wanted.problems:
            return None
        if wanted.key:
            uid = _as_uuid(wanted.key)
            if uid is not None:
                return self.index.by_uid.get(
                    uid, _("Het portaal kent dit id niet. Laat de cel leeg of herstel het id.")
                )
            if wanted.key in self.index.by_external_id:
                return self.index.by_external_id[wanted.key]
        named = self.index.by_name.get((same_name(wanted.organization), same_name(wanted.service)), [])
        if len(named) > 1:
            return _("Deze dienst staat vaker op de kaart. Zet het id erbij, uit een download van dit portaal.")
        return named[0] if named else None

    def _row(self, wanted: Wanted, key: int | str | None, standing: Standing) -> PlannedRow:
        row = PlannedRow(wanted)
        if wanted.problems:
            return row.refuse(*wanted.problems)
        if isinstance(key, str):
            return row.refuse(key)
        service = standing.services.get(key) if key is not None else None
        identity = key or (same_name(wanted.organization), same_name(wanted.service))
        first = self.seen.setdefault(identity, wanted.number)
        if first != wanted.number:
            return row.refuse(_("Deze dienst staat ook in rij %(row)s.") % {"row": first})
        if service is None:
            return self._new(row)
        row.service = service
        return self._existing(row, service, standing)

    def _new(self, row: PlannedRow) -> PlannedRow:
        wanted = row.wanted
        if not (wanted.organization and wanted.service):
            return row.refuse(_("Een nieuwe dienst heeft een organisatie en een naam nodig."))
        if len(self.index.organizations.get(same_name(wanted.organization), [])) > 1:
            return row.refuse(_("Deze organisatie staat vaker op de kaart. Voeg die eerst samen."))
        audience = wanted.fields.get("audience", Audience.PUBLIC)
        row_name = "map_entry_partners" if audience == Audience.PARTNERS else "map_entry_public"
        decisions = [can(self.actor, f"{row_name}.{verb}") for verb in ("create", "publish")]
        refused = next((each for each in decisions if not each), None)
        if refused is not None:
            return row.refuse(refused.reason)
        row.kind = RowKind.NEW
        blank = Service()
        self._fields(row, blank, frozenset())
        wholes_of.compare(row, blank, None, self.take_kept)
        return row

    def _existing(self, row: PlannedRow, service: Service, standing: Standing) -> PlannedRow:
        reasons = _cannot_be_written(self.actor, service)
        if reasons:
            return row.refuse(*reasons)
        owned = frozenset(name for uid, name in standing.owned if uid == service.uid)
        wanted = row.wanted
        if wanted.service and wanted.service != service.name and wanted.key:
            wanted.fields["name"] = wanted.service
        present = service.organization.name if service.organization else ""
        if wanted.organization and same_name(wanted.organization) != same_name(present):
            row.kept.append((_("Organisatie"), present, wanted.organization))
        self._fields(row, service, owned)
        wholes_of.compare(row, service, standing, self.take_kept)
        if row.kind != RowKind.REFUSED:
            row.kind = RowKind.CHANGED if row.changes else RowKind.SAME
        return row

    def _fields(self, row: PlannedRow, service: Service, owned: frozenset[str]) -> None:
        plain = {name: value for name, value in row.wanted.fields.items() if name not in _MORE}
        try:
            differing = cleaned(service, plain, policies.EDITABLE["service"])
        except Invalid as problem:
            row.refuse(*(f"{label(name)}: {sentence}" for name, sentence in problem.fields.items()))
            return
        for name in _MORE & row.wanted.fields.keys():
            if row.wanted.fields[name] != getattr(service, name):
                differing[name] = row.wanted.fields[name]
        for name, value in differing.items():
            words = (label(name), in_words(name, getattr(service, name)), in_words(name, value))
            if name in owned and not self.take_kept:
                row.kept.append(words)
            else:
                row.values[name] = value
                row.changes.append(words)


def in_words(name: str, value: Any) -> str:
    """A value of a field as the screen says it."""
    if value is None:
        return ""
    if name == "audience":
        return str(Audience(value).label)
    if name == "checked_on":
        return date_format(value, "j E Y")
    return str(value)


def _cannot_be_written(actor: Actor, service: Service) -> list[str]:
    decision = policies.may(actor, "change", service) and is_free(actor, service)
    return [] if decision else [decision.reason]


def _as_uuid(key: str) -> UUID | None:
    try:
        return UUID(key) if len(key) == 36 else None
    except ValueError:
        return None
