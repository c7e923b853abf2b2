"""Letters about accounts: that there is something, and a link. No name, no role, no problem.

Only ids wait in the outbox. The link is made when the letter is sent, so the database never holds one, and whoever
may no longer get it does not.
"""

from collections.abc import Mapping

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.accounts.links import absolute, invitation_link
from portal.accounts.membership import has_place_here
from portal.accounts.models import Invitation, User
from tenants.context import current_tenant
from tenants.outbox import Letter, mail_purpose, send_mail_later

INVITATION = "accounts.invitation"
PASSWORD_RESET = "accounts.password_reset"  # noqa: S105
NOTICE = "accounts.notice"

NOTICES: dict[str, str | Promise] = {
    "password_changed": gettext_lazy("Het wachtwoord van uw account is gewijzigd."),
    "second_factor_added": gettext_lazy("Er is een tweede stap toegevoegd aan uw account."),
    "second_factor_removed": gettext_lazy("Een tweede stap is verwijderd van uw account."),
    "recovery_codes_made": gettext_lazy("Er zijn nieuwe herstelcodes gemaakt voor uw account."),
    "organisation_sign_in_added": gettext_lazy("U kunt zich nu ook aanmelden via uw organisatie."),
}


def send_invitation(invitation: Invitation) -> None:
    """Have the invitation sent; again after it was sent again, because the moment is part of the key."""
    key = f"{invitation.uid}:{invitation.nonce}"
    send_mail_later(INVITATION, key=key, invitation=invitation.uid, nonce=invitation.nonce)


@transaction.atomic
def send_password_reset(person: User) -> None:
    """Have a link sent with which this person chooses a new password."""
    send_mail_later(PASSWORD_RESET, person=person.pk)


@transaction.atomic
def send_notice(person: User, notice: str) -> None:
    """Tell somebody what was changed in their account, because it may not have been they who did it."""
    send_mail_later(NOTICE, person=person.pk, notice=notice)


@mail_purpose(INVITATION)
def write_invitation(ids: Mapping[str, int | str]) -> Letter | None:
    rows = Invitation.objects.all().open(timezone.now()).select_related("tenant")
    invitation = rows.filter(uid=str(ids["invitation"]), nonce=str(ids["nonce"])).first()
    if invitation is None:
        return None
    until = date_format(timezone.localtime(invitation.expires_at), "j E Y")
    return _letter(
        invitation.email,
        _("Uitnodiging voor %(portal)s"),
        _("U bent uitgenodigd om te werken in %(portal)s. Open deze link. Hij werkt één keer, tot %(until)s."),
        invitation_link(invitation),
        _("Verwacht u deze uitnodiging niet? Dan hoeft u niets te doen."),
        until=until,
    )


@mail_purpose(PASSWORD_RESET)
def write_password_reset(ids: Mapping[str, int | str]) -> Letter | None:
    person = _somebody_here(ids)
    if person is None:
        return None
    key = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    path = reverse("account_reset_password_from_key", kwargs=key, urlconf=settings.ROOT_URLCONF)
    return _letter(
        person.email,
        _("Nieuw wachtwoord voor %(portal)s"),
        _(
            "Iemand, waarschijnlijk uzelf, vroeg een nieuw wachtwoord aan voor %(portal)s.\n\n"
            "Open deze link om er een te kiezen. Hij werkt één keer en niet langer dan twee uur."
        ),
        absolute(current_tenant(), path),
        _("Hebt u dit niet gevraagd? Dan hoeft u niets te doen. Uw wachtwoord blijft zoals het is."),
    )


@mail_purpose(NOTICE)
def write_notice(ids: Mapping[str, int | str]) -> Letter | None:
    person = _somebody_here(ids)
    if person is None:
        return None
    return _letter(
        person.email,
        _("Uw account bij %(portal)s is gewijzigd"),
        str(NOTICES[str(ids["notice"])]),
        absolute(current_tenant(), reverse("accounts:account", urlconf=settings.ROOT_URLCONF)),
        _("Hebt u dit niet zelf gedaan? Kies dan direct een nieuw wachtwoord en waarschuw uw beheerder."),
    )


def _letter(to: str, subject: str, text: str, link: str, otherwise: str, **values: str) -> Letter:
    values["portal"] = current_tenant().name
    return Letter(to=to, subject=subject % values, text=f"{text % values}\n\n{link}\n\n{otherwise}\n")


def _somebody_here(ids: Mapping[str, int | str]) -> User | None:
    person = User.objects.filter(pk=ids["person"]).first()
    return person if person is not None and has_place_here(person) else None
