"""How long codes of receipts are kept. Grounds are proof, and stay as long as the log does (`kept` in apps.py)."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tenants.retention import Delete, Rule, days, register_reporter, register_rule
from tenants.retention.subjects import register_stays

CODE = register_rule(
    Rule(
        code="consent.code",
        model="consent.ReceiptCode",
        what=_("Code op een ontvangstbewijs"),
        why=_("Een code die is verlopen, opent niets meer."),
        source=_("AVG, artikel 5, eerste lid, onder e"),
        since="expires_at",
        since_words=_("nadat de code is verlopen"),
        term=days(30),
        shortest=days(1),
        longest=days(366),
        then=Delete(),
    )
)


def _told(subject: UUID) -> Iterable[tuple[str, ...]]:
    """What the ledger keeps about the resident, for themselves. Two queries."""
    from portal.consent.models import Ground

    for each in Ground.objects.about(subject).prefetch_related("parties"):
        names = ", ".join(party.name for party in each.parties.all() if party.kind == "receiver")
        answer, day = each.get_answer_display(), f"{each.given_at:%d-%m-%Y}"
        yield each.number, str(each.shown.get("title", "")), answer, day, f"{each.valid_until:%d-%m-%Y}", names


register_reporter(
    "consent.ground",
    _("Toestemming en grondslagen"),
    columns=(_("Nummer"), _("Waarvoor"), _("Antwoord"), _("Datum"), _("Tot en met"), _("Wie het krijgt")),
    collect=_told,
)
register_stays(
    _("Toestemming en grondslagen"),
    why=_("Hiermee laat de gemeente zien waarom zij iets deelde. Na het wissen leidt de code naar niemand."),
    source=_("AVG, artikel 7, eerste lid"),
)
