"""Letters to receivers without an account: that there is something, and where. No name, no problem, no number.

Only ids wait in the outbox. Link and code are worked out when the letter is sent, and only while the link stands.
"""

from collections.abc import Mapping
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.referrals.models import LinkReceiver, ReferralLink
from portal.referrals.proofs import address_of, code_of
from tenants.context import current_tenant
from tenants.outbox import Letter, mail_purpose, send_mail_later

LINK = "referrals.link"
NEWS = "referrals.link_news"
CODE = "referrals.link_code"


def send_link(link: ReferralLink) -> None:
    """Have a link sent, once."""
    send_mail_later(LINK, key=str(link.uid), link=link.uid)


def send_news(link: ReferralLink, *, cause: UUID, times: int = 0) -> None:
    """Tell that there is something new, once for each cause; `times` tells reminders of one term apart."""
    send_mail_later(NEWS, key=f"{link.uid}:{cause}:{times}", link=link.uid)


def send_code(link: ReferralLink) -> None:
    """Have the code of this moment sent. A later code takes its place, also in the outbox."""
    assert link.code_nonce is not None
    send_mail_later(CODE, key=f"{link.uid}:{link.code_nonce}", link=link.uid, nonce=link.code_nonce)


@mail_purpose(LINK)
def write_link(ids: Mapping[str, int | str]) -> Letter | None:
    return _letter(
        ids,
        _("Een vraag voor u op %(portal)s"),
        _("Er is een vraag aan uw organisatie op %(portal)s. Open deze link. Daarna sturen wij u een code."),
    )


@mail_purpose(NEWS)
def write_news(ids: Mapping[str, int | str]) -> Letter | None:
    return _letter(
        ids,
        _("Er is iets nieuws voor u op %(portal)s"),
        _("Er is iets nieuws bij een vraag aan uw organisatie op %(portal)s. Open de link. Daarna krijgt u een code."),
    )


@mail_purpose(CODE)
def write_code(ids: Mapping[str, int | str]) -> Letter | None:
    # Imported here: the door sends these letters.
    from portal.referrals.services.by_link import CODE_LIVES

    link = _standing(ids)
    if link is None or str(link.code_nonce) != str(ids["nonce"]) or link.code_at is None:
        return None
    if timezone.now() - link.code_at > CODE_LIVES:
        return None
    until = date_format(timezone.localtime(link.code_at + CODE_LIVES), "H:i")
    text = _("Uw code is %(code)s. De code werkt één keer, tot %(until)s uur.") % {
        "code": code_of(link), "until": until,
    }  # fmt: skip
    warning = _("Geef de code aan niemand. Wij vragen er nooit om. Vroeg u geen code aan? Dan hoeft u niets te doen.")
    subject = _("Uw code voor %(portal)s") % {"portal": current_tenant().name}
    return Letter(to=_mail_box(link), subject=subject, text=f"{text}\n\n{warning}\n")


def _letter(ids: Mapping[str, int | str], subject: str, text: str) -> Letter | None:
    link = _standing(ids)
    if link is None:
        return None
    values = {"portal": current_tenant().name}
    until = date_format(timezone.localtime(link.expires_at), "j E Y")
    parts = (
        text % values,
        address_of(link),
        _("De link werkt tot %(until)s. Stuur deze mail niet door.") % {"until": until},
        _("Verwacht u deze mail niet? Dan hoeft u niets te doen."),
    )
    return Letter(to=_mail_box(link), subject=subject % values, text="\n\n".join(parts) + "\n")


def _standing(ids: Mapping[str, int | str]) -> ReferralLink | None:
    rows = ReferralLink.objects.all().standing(timezone.now()).select_related("tenant")
    return rows.filter(uid=str(ids["link"])).first()


def _mail_box(link: ReferralLink) -> str:
    """The address of today: what the administrators changed since then counts."""
    return str(LinkReceiver.objects.get(team=link.team_id).email)
