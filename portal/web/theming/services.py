"""Commands on the theme of a portal. Each is one transaction with its line in the log."""

import hashlib
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.uploads import CleanFile
from portal.uploads.files import extension_of
from portal.web.models import Logo
from portal.web.theming.own import BEFORE, SETTING, OwnTheme, theme_of
from tenants.access import Actor, can, require
from tenants.audit import record, register_action
from tenants.errors import Invalid, Stale
from tenants.models import Tenant

THEME_CHOSEN = register_action("web.theme_chosen", gettext_lazy("Thema gekozen"))
THEME_PUT_BACK = register_action("web.theme_put_back", gettext_lazy("Vorig thema teruggezet"))
LOGO_KEPT = register_action("web.logo_kept", gettext_lazy("Logo bewaard"))
UNUSED_FOR = timedelta(days=1)  # a logo that somebody looked at and did not choose


@transaction.atomic
def keep_logo(actor: Actor, *, clean: CleanFile) -> Logo:
    """Keep a logo, to look at before it is chosen. What nobody chose in a day goes with the next one.

    Args:
        actor: may change the theme.
        clean: from `clean_picture` or `clean_drawing`.

    Raises:
        Refused: the actor may not.
    """
    require(can(actor, "settings_theme.change"))
    tenant = Tenant.objects.get(pk=actor.tenant.pk)
    used = {_logo_in(tenant, SETTING), _logo_in(tenant, BEFORE)}
    Logo.objects.filter(made_at__lt=timezone.now() - UNUSED_FOR).exclude(digest__in=used).delete()
    digest = hashlib.sha256(clean.data).hexdigest()[:32]
    logo, made = Logo.objects.get_or_create(
        digest=digest,
        defaults={
            "kind": extension_of(clean.name),
            "data": clean.data,
            "width": clean.width,
            "height": clean.height,
        },
    )
    if made:
        record(actor, LOGO_KEPT, logo)
    kept: Logo = logo
    return kept


@transaction.atomic
def choose_theme(actor: Actor, *, hue: int, corners: str, letters: str, logo: str, seen: str) -> Tenant:
    """Give the actor's portal this theme. The one before it is kept, to go back to.

    Args:
        actor: may change the theme of the portal.
        hue: 0 to 359; every one of them keeps its contrast.
        corners, letters: names of `CORNERS` and `LETTERS`.
        logo: the digest of a kept logo, or nothing.
        seen: the mark (`mark_of`) of the theme that the actor looked at.

    Raises:
        Refused: the actor may not.
        Stale: somebody else changed the theme meanwhile.
        Invalid: there is no such hue, corner, letter or logo.
    """
    tenant = _locked(actor, seen)
    kept = Logo.objects.filter(digest=logo).first() if logo else None
    if logo and kept is None:
        raise Invalid(_("Dit logo is er niet meer. Kies het opnieuw."), {"logo": _("Kies het logo opnieuw.")})
    size = (kept.width, kept.height) if kept else (0, 0)
    try:
        chosen = OwnTheme(hue, corners, letters, logo, *size)
    except ValueError as wrong:
        raise Invalid(_("Dit thema bestaat niet. Kies opnieuw.")) from wrong
    return _put(actor, tenant, chosen.as_json(), THEME_CHOSEN)


@transaction.atomic
def put_back(actor: Actor, *, seen: str) -> Tenant:
    """Go back to the theme before this one; once more goes forward again.

    Raises:
        Refused: the actor may not.
        Stale: somebody else changed the theme meanwhile.
        Invalid: there is nothing to go back to.
    """
    tenant = _locked(actor, seen)
    if BEFORE not in tenant.settings:
        raise Invalid(_("Er is geen vorig thema."))
    return _put(actor, tenant, tenant.settings[BEFORE], THEME_PUT_BACK)


def mark_of(tenant: Tenant) -> str:
    """What tells one theme from another, for "did somebody change it meanwhile"."""
    theme = theme_of(tenant)
    return f"{theme.slug}.{theme.digest}.{theme.logo}"


def _locked(actor: Actor, seen: str) -> Tenant:
    require(can(actor, "settings_theme.change"))
    tenant = Tenant.objects.select_for_update().get(pk=actor.tenant.pk)
    if mark_of(tenant) != seen:
        raise Stale(_("Iemand anders heeft het thema net gewijzigd. Bekijk de pagina opnieuw."))
    return tenant


def _put(actor: Actor, tenant: Tenant, chosen: object, action: object) -> Tenant:
    """`None` stands for the theme of the house."""
    tenant.settings = {**tenant.settings, BEFORE: tenant.settings.get(SETTING), SETTING: chosen}
    tenant.save(update_fields=["settings"])
    record(actor, action, tenant)  # type: ignore[arg-type]
    return tenant


def _logo_in(tenant: Tenant, name: str) -> str:
    chosen = OwnTheme.of_json(tenant.setting(name))
    return chosen.logo if chosen else ""
