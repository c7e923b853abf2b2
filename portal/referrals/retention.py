"""How long a referral is kept, and what a resident may have erased or told of it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from portal.referrals.dossier import written
from tenants.retention import (
    Condition,
    Delete,
    Rule,
    days,
    months,
    register_eraser,
    register_reporter,
    register_rule,
    years,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

REFERRAL = register_rule(
    Rule(
        code="referrals.referral",
        model="referrals.Referral",
        what=_("Doorverwijzing, met gesprek en verloop"),
        why=_("Na afloop kan iemand nog vragen wat er is gedaan. Daarna is het niet meer nodig."),
        source=_("Selectielijst gemeenten; de gemeente stelt de termijn zelf vast"),
        since="closed_at",
        since_words=_("nadat de doorverwijzing is geëindigd"),
        when=Condition("closed", Q(closed_at__isnull=False)),
        term=years(5),
        shortest=months(6),
        longest=years(10),
        then=Delete(),
    )
)

VIEW = register_rule(
    Rule(
        code="referrals.view_taken_away",
        model="referrals.SavedView",
        what=_("Bewaarde weergave van een werklijst die iemand weghaalde"),
        why=_("Wie zich vergist, kan een weergave terugzetten. Daarna is ze niet meer nodig."),
        source=_("AVG, artikel 5, eerste lid, onder e"),
        since="removed_at",
        since_words=_("nadat iemand de weergave weghaalde"),
        when=Condition("removed", Q(removed_at__isnull=False)),
        term=days(1),
        shortest=days(1),
        longest=days(30),
        then=Delete(),
    )
)

LINK = register_rule(
    Rule(
        code="referrals.link",
        model="referrals.ReferralLink",
        what=_("Link naar een doorverwijzing die niemand gebruikte"),
        why=_("Zo kan de afzender nazien of de link is aangekomen. Een gebruikte link blijft bij de doorverwijzing."),
        source=_("De gemeente stelt de termijn zelf vast"),
        since="expires_at",
        since_words=_("nadat de link is verlopen"),
        when=Condition("unused", Q(terms_at__isnull=True)),
        term=months(6),
        shortest=months(1),
        longest=years(1),
        then=Delete(),
    )
)


def _referrals_of(subject: UUID) -> "Sequence[QuerySet[Any]]":
    from portal.referrals.models import Referral

    return [Referral.objects.filter(case__uid=subject)]


def _told(subject: UUID) -> Iterable[tuple[str, ...]]:
    """What was asked, by whom, of whom, and what came of it. Six queries."""
    from portal.referrals.models import Referral

    rows = Referral.objects.filter(case__uid=subject).select_related("kind", "sender_team", "receiver_team")
    for referral in rows.prefetch_related("messages", "events", "check_backs", "talk_times", "matches"):
        head = f"{referral.number} {referral.kind.title}"
        yield head, str(_("Van")), str(referral.sender_team)
        yield head, str(_("Naar")), str(referral.receiver_team or "")
        yield head, str(_("Stand")), str(referral.get_state_display())
        for name in ("question", "explanation", "agreed", "advice", "place"):
            if getattr(referral, name):
                yield head, str(Referral._meta.get_field(name).verbose_name), getattr(referral, name)  # type: ignore[union-attr]
        for label, text in written(referral.summary):
            yield head, label, text
        for time in referral.talk_times.all():
            yield head, str(_("Voorgestelde tijd")), f"{localtime(time.starts_at):%d-%m-%Y %H:%M} {time.where}"
        for event in referral.events.all():
            if event.note:
                yield head, f"{event.at:%d-%m-%Y} {event.by_whom}", event.note
        for asked in referral.check_backs.all():
            yield head, f"{asked.at:%d-%m-%Y} {asked.by_whom}", f"{asked.get_how_display()}. {asked.note}".strip()
        for match in referral.matches.all():
            yield head, str(_("Wat is afgesproken met de vrijwilliger")), match.agreed
        for message in referral.messages.all():
            yield head, f"{message.at:%d-%m-%Y} {message.by_whom}", message.text


register_eraser("referrals.referral", _("Doorverwijzing"), find=_referrals_of)
register_reporter(
    "referrals.referral", _("Doorverwijzing"), columns=(_("Welke"), _("Wat"), _("Wat er staat")), collect=_told
)
