"""Letters about messages: that there is something, and a link. What it is about is read in the portal."""

from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.links import absolute
from portal.accounts.models import User
from portal.notifications.channels import Channel
from portal.notifications.kinds import KINDS
from portal.notifications.models import Notification
from portal.notifications.recipients import still_gets
from tenants.access import actor_for
from tenants.context import current_tenant
from tenants.outbox import Letter, mail_purpose, send_mail_later

MESSAGE = "notifications.message"
DIGEST = "notifications.digest"


def send_message(message: Notification) -> None:
    """Have one message mailed, once."""
    send_mail_later(MESSAGE, key=str(message.uid), message=message.uid)


def send_digest(person: int, day: date) -> None:
    """Have the mail of this day sent, once."""
    send_mail_later(DIGEST, key=f"{person}:{day.isoformat()}", person=person)


@mail_purpose(MESSAGE)
def write_message(ids: Mapping[str, int | str]) -> Letter | None:
    rows = Notification.objects.filter(read_at__isnull=True).select_related("person")
    message = rows.filter(uid=str(ids["message"])).first()
    if message is None or message.kind not in KINDS or not still_gets(message.person, KINDS[message.kind]):
        return None
    return _letter(message.person, _("Er is een bericht voor u in %(portal)s."))


@mail_purpose(DIGEST)
def write_digest(ids: Mapping[str, int | str]) -> Letter | None:
    person = User.objects.filter(pk=ids["person"]).first()
    if person is None:
        return None
    own = Notification.objects.visible_to(actor_for(person, current_tenant()))
    waiting = own.filter(read_at__isnull=True, channel=Channel.DIGEST).count()
    if not waiting:
        return None
    told = ngettext(
        "Er is %(n)s nieuw bericht voor u in %(portal)s.",
        "Er zijn %(n)s nieuwe berichten voor u in %(portal)s.",
        waiting,
    )
    return _letter(person, told, n=str(waiting))


def _letter(person: User, told: str, **values: str) -> Letter:
    tenant = current_tenant()
    values["portal"] = tenant.name
    where = absolute(tenant, reverse("notifications:messages", urlconf=settings.ROOT_URLCONF))
    how = absolute(tenant, reverse("notifications:preferences", urlconf=settings.ROOT_URLCONF))
    read, choose = _("Lees het hier:"), _("Wilt u minder mail? Kies dat hier:")
    text = "\n\n".join((told % values, f"{read}\n{where}", f"{choose}\n{how}"))
    return Letter(to=person.email, subject=_("Bericht van %(portal)s") % values, text=f"{text}\n")
