"""What can be chosen from the lists of the house. Asked when a form is made, in the portal that asks."""

from django.utils.translation import gettext as _

from portal.socialmap.taxonomies import LIFE_DOMAINS, TARGET_GROUPS, our_taxonomies
from tenants.context import current_tenant_or_none
from tenants.municipalities import municipalities

Choices = list[tuple[str, str]]


def life_domains() -> Choices:
    return _terms(LIFE_DOMAINS)


def target_groups() -> Choices:
    return _terms(TARGET_GROUPS)


def own_municipalities() -> Choices:
    """Those of the active portal; nothing while none is active."""
    tenant, names = current_tenant_or_none(), municipalities()
    codes = tenant.municipality_codes if tenant is not None else ()
    return [(code, names[code]) for code in codes if code in names]


def name_of_municipality(code: str) -> str:
    return municipalities().get(code, code)


def _terms(taxonomy: str) -> Choices:
    return [(term.code, _(term.name)) for each in our_taxonomies() if each.code == taxonomy for term in each.terms]
