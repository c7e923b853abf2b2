"""Puts a row of every tenant-owned model into a portal, with a canary in every text that it has.

Made from the models themselves, so that a new model or field is planted without anybody thinking of it.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from tenants.context import activate
from tenants.models import Tenant, TenantOwned
from tenants.vault import EncryptedTextField
from tests.isolation.canaries import Aviary, KnownTo, nobody

SHORTEST_TEXT = 17  # of a canary
# Rows that are not made field by field, with the reason.
NOT_PLANTED = {
    "search.Document": "made from what is planted, when the world builds its index",
    "search.DocumentProfile": "made from what is planted, when the world builds its index",
    "search.IndexState": "made from what is planted, when the world builds its index",
    "search.IndexedWord": "made from what is planted, when the world builds its index",
    "cms_boundary.Provision": "what stands in Wagtail's own tables; cms/provisioning.py makes it",
    "cms_pages.BasePage": "a page lives in a tree: pages.py plants those",
    "cms_media.PortalImage": "needs a real file; no address serves one yet",
    "cms_media.PortalRendition": "needs a real image; no address serves one yet",
    "covenant.CovenantDraft": "one for each portal; library.py plants it",
    "covenant.CovenantVersion": "its hash is that of its text; library.py plants it",
    "covenant.CovenantAcceptance": "belongs to a version; library.py plants it",
    "library.Document": "has versions; library.py plants it",
    "library.DocumentVersion": "needs a real file; library.py plants it",
    "library.Question": "its texts are known to different people; library.py plants it",
    "cms_media.PortalDocument": "needs a real file; no address serves one yet",
}
# What a constraint asks of a row beyond its fields.
ASKED: dict[str, dict[str, Any]] = {
    "tenants.Membership": {"role": "PP", "starts_on": date(2020, 1, 1), "ends_on": None},
    "tenants.Partnership": {"starts_on": date(2019, 1, 1), "ends_on": None},
    "tenants.Team": {"closed_on": None},
    "accounts.Invitation": {"role": "PP", "accepted_at": None, "revoked_at": None},
    "socialmap.HolidaySchedule": {"start_date": date(2026, 12, 24), "end_date": date(2026, 12, 26)},
    "intake.Report": {"kind": "missing", "number": "MKX4-7TDP"},
    "retention.RetentionSetting": {"decided_by": None, "decided_at": None},
    "retention.Erasure": {"state": "asked", "confirmed_by": None, "confirmed_at": None, "finished_at": None},
    "socialmap.Location": {"latitude": None, "longitude": None},
    "cases.Case": {"code": "C-KANARI", "state": "open", "closed_at": None, "birth_date": "1980-12-31"},
    "intake.IntakeRequest": {"state": "new", "answered_at": None, "case_uid": None, "birth_date": "1980-12-31"},
    "vault_register.Resident": {"born_on": "1980-12-31"},
    "networking.ProgrammePart": {"ends_at": datetime(2099, 12, 31, 12, tzinfo=UTC)},
    "networking.Choice": {"invitation": None},
    "meetings.Meeting": {"ends_at": datetime(2099, 12, 31, 12, tzinfo=UTC)},
    "agendas.AgendaItem": {"title": "", "code": "", "district": ""},
    "cases.CaseAccess": {"level": 30, "until": None},
    "cases.CaseDocument": {"content_type": "application/pdf", "stored": "0" * 32},
}
# Left empty although they could be filled: a value would hide the row or make it another kind of row.
LEFT_EMPTY = frozenset(
    {"gone_from_source_at", "visible_from", "visible_until", "parent_organization", "parent", "expire_at", "go_live_at"}
    | {"latest_revision", "live_revision", "locked_by", "locked_at", "closed_on", "ends_on", "dead_at", "done_at"}
)

_PLAIN: dict[type[models.Field[Any, Any]], Any] = {
    models.CharField: "k",
    models.IntegerField: 1,
    models.FloatField: 1.0,
    models.DecimalField: Decimal("1"),
    models.BooleanField: False,
    models.TimeField: time(9, 0),
    models.BinaryField: b"\x00",
}


def owned_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if issubclass(model, TenantOwned) and not model._meta.proxy]


Whom = Callable[[type[models.Model], str], KnownTo]


def to_nobody(_model: type[models.Model], _field: str) -> KnownTo:
    return nobody


class Planter:
    """Makes rows in one tenant. `whom` tells per model and field who may see what stands there."""

    def __init__(self, tenant: Tenant, aviary: Aviary, person: Any, whom: Whom = to_nobody) -> None:
        self.tenant, self.aviary, self.person, self.whom = tenant, aviary, person, whom
        self.planted: dict[type[models.Model], Any] = {}

    def everything(self) -> None:
        """One row of each model; what another row needs comes first."""
        with activate(self.tenant):
            for model in owned_models():
                if model._meta.label not in NOT_PLANTED:
                    self.one(model)

    def one(self, model: type[models.Model], **given: Any) -> Any:
        """The planted row of this model, made when it is not there yet. The tenant must be active."""
        if model in self.planted and not given:
            return self.planted[model]
        asked = {**ASKED.get(model._meta.label, {}), **given}
        values = {
            field.name: asked[field.name] if field.name in asked else self._value(model, field)
            for field in model._meta.concrete_fields
            if field.name in asked or self._is_filled(field)
        }
        row = model(**values)
        row.save()
        self.planted.setdefault(model, row)
        return row

    def _is_filled(self, field: Any) -> bool:
        if field.primary_key or field.name in LEFT_EMPTY or field.name in {"tenant", "uid"}:
            return False
        if isinstance(field, models.ForeignKey):
            return (
                not field.null or field.remote_field.model in self.planted or field.related_model is type(self.person)
            )
        if _holds_text(field):
            return True
        if isinstance(field, models.JSONField):
            return True
        return not field.null and not field.has_default() and not getattr(field, "auto_now_add", False)

    def _value(self, model: type[models.Model], field: Any) -> Any:
        if isinstance(field, models.ForeignKey):
            return self._other_end(model, field)
        if field.choices:
            return field.default if field.has_default() else next(iter(field.flatchoices))[0]
        what = f"{model._meta.label}.{field.name} in {self.tenant.slug}"
        known_to = self.whom(model, field.name)
        if isinstance(field, models.EmailField):
            return f"{self.aviary.word(what, known_to)}@leden.invalid"
        if _holds_text(field):
            return self.aviary.word(what, known_to)
        if isinstance(field, models.JSONField):
            return self._json(field, what, known_to)
        if isinstance(field, models.UUIDField):
            return uuid4()
        if isinstance(field, models.DateTimeField):
            return timezone.now()
        if isinstance(field, models.DateField):
            return timezone.localdate()
        for kind, value in _PLAIN.items():
            if isinstance(field, kind):
                return value
        raise AssertionError(f"{what}: a {type(field).__name__} is new here. Say in planting.py what to put in it.")

    def _json(self, field: Any, what: str, known_to: KnownTo) -> Any:
        empty = field.get_default()
        word = self.aviary.word(what, known_to)
        return [word] if isinstance(empty, list) else {"kanarie": word}

    def _other_end(self, model: type[models.Model], field: Any) -> Any:
        target = field.remote_field.model
        if target is Permission:
            about = model._meta.get_field("content_object").related_model
            return Permission.objects.filter(content_type=ContentType.objects.get_for_model(about)).first()
        if target is type(self.person):
            return self.person
        if target is ContentType:
            return ContentType.objects.first()
        if issubclass(target, TenantOwned):
            return self.one(target)
        found = target._default_manager.first()
        assert found is not None or field.null, f"{field}: nothing to point at. Make one in world.py first."
        return found


def _holds_text(field: Any) -> bool:
    if isinstance(field, EncryptedTextField):
        return field.max_length is None or field.max_length >= SHORTEST_TEXT
    if (
        field.choices
        or not isinstance(field, models.CharField | models.TextField)
        or isinstance(field, models.FileField)
    ):
        return False
    return field.max_length is None or field.max_length >= SHORTEST_TEXT
