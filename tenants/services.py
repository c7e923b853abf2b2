"""Commands on portals as a whole. What happens inside one (people, teams, partners) is in portal.accounts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tenants import events
from tenants.access import system
from tenants.audit import record, register_action
from tenants.context import activate
from tenants.errors import Invalid
from tenants.models import Tenant, TenantHost
from tenants.municipalities import require_known

TENANT_OPENED = register_action("tenants.tenant_opened", _("Portaal geopend"))
TENANT_CHANGED = register_action("tenants.tenant_changed", _("Portaal gewijzigd"))


@dataclass(frozen=True)
class TenantPlan:
    """What a portal is to be."""

    slug: str
    name: str
    hosts: Sequence[str]
    municipality_codes: Sequence[str]
    theme: str
    languages: Sequence[str] = ("nl",)
    settings: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def open_tenant(plan: TenantPlan, *, because: str) -> Tenant:
    """Open a portal, or bring an existing one (by slug) to the plan. Safe to repeat.

    Args:
        plan: what it is to be; the first host is the one that mails and feeds use.
        because: why, as a short code for the audit log.

    Returns:
        The tenant.

    Raises:
        Invalid: no host, a host of another portal, or a municipality that is not on the official list.
    """
    if not plan.hosts:
        raise Invalid("Een portaal heeft een adres nodig.", {"hosts": "verplicht"})
    require_known(plan.municipality_codes)
    hosts = [host.lower() for host in plan.hosts]
    taken = TenantHost.objects.filter(host__in=hosts).exclude(tenant__slug=plan.slug).first()
    if taken is not None:
        raise Invalid(f"Het adres {taken.host} hoort al bij een ander portaal.", {"hosts": "bezet"})
    values = {
        "name": plan.name,
        "municipality_codes": list(plan.municipality_codes),
        "theme": plan.theme,
        "languages": list(plan.languages),
        "settings": plan.settings,
    }
    tenant = Tenant.objects.filter(slug=plan.slug).first()
    opened = tenant is None
    changed = tenant is None or any(getattr(tenant, name) != value for name, value in values.items())
    if tenant is None:
        tenant = Tenant(slug=plan.slug)
    if changed:
        for name, value in values.items():
            setattr(tenant, name, value)
        tenant.save()
    _set_hosts(tenant, hosts)
    with activate(tenant):
        if changed:
            record(system(tenant, because), TENANT_OPENED if opened else TENANT_CHANGED, tenant)
        # Told each time: what a higher room made for the portal is mended by opening it again.
        events.emit("tenants.tenant_opened", tenant=tenant)
    return tenant


@transaction.atomic
def change_setting(tenant: Tenant, name: str, value: Any, *, because: str) -> None:
    """Give one setting of a portal another value; the others stay as they are, also when somebody changes them now.

    Args:
        tenant: the portal; its settings in hand are changed too.
        name: which setting.
        value: anything that JSON can hold.
        because: why, as a short code for the audit log.
    """
    held = Tenant.objects.select_for_update().get(pk=tenant.pk)
    held.settings = {**held.settings, name: value}
    held.save(update_fields=["settings"])
    tenant.settings = held.settings
    with activate(tenant):
        record(system(tenant, because), TENANT_CHANGED, tenant, setting=name)


def _set_hosts(tenant: Tenant, hosts: Sequence[str]) -> None:
    tenant.hosts.exclude(host__in=hosts).delete()
    for host in hosts:
        tenant.hosts.update_or_create(host=host, defaults={"primary": host == hosts[0]})
