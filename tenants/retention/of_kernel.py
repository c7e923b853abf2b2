"""What the kernel itself keeps: messages that wait to leave, runs of this job, holds, and the log."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tenants.retention.outcomes import Delete, Stay
from tenants.retention.rules import Condition, Rule, register_rule
from tenants.retention.subjects import register_eraser, register_reporter, register_stays
from tenants.retention.terms import days, years

NO_LONGER = _("AVG, artikel 5, eerste lid, onder e")

OUTBOX = register_rule(
    Rule(
        code="outbox.settled",
        model="outbox.OutboxMessage",
        what=_("Bericht dat is verzonden of niet meer nodig was"),
        why=_("Zo lang herkent het portaal een bericht dat twee keer komt."),
        source=NO_LONGER,
        since="settled_at",
        since_words=_("nadat het bericht is verzonden"),
        when=Condition("settled", Q(state__in=["done", "dropped"])),
        term=days(30),
        shortest=days(7),
        longest=days(90),
        then=Delete(),
    )
)
RUNS = register_rule(
    Rule(
        code="retention.run",
        model="retention.RetentionRun",
        what=_("Verslag van het wissen"),
        why=_("Hiermee laat de gemeente zien dat zij op tijd wist."),
        source=_("AVG, artikel 5, tweede lid"),
        since="finished_at",
        since_words=_("nadat het wissen klaar was"),
        term=years(5),
        shortest=years(1),
        longest=years(10),
        then=Delete(),
    )
)
HOLDS = register_rule(
    Rule(
        code="retention.hold",
        model="retention.LegalHold",
        what=_("Besluit om iets niet te wissen"),
        why=_("Hiermee laat de gemeente zien waarom iets langer bleef."),
        source=_("AVG, artikel 5, tweede lid"),
        since="until",
        since_words=_("na de laatste dag van het besluit"),
        term=years(5),
        shortest=years(1),
        longest=years(10),
        then=Delete(),
    )
)
LOG = register_rule(
    Rule(
        code="audit.entry",
        model="audit.AuditEntry",
        what=_("Regel in het logboek"),
        why=_("Zo lang moet te zien zijn wie gegevens bekeek of wijzigde."),
        source=_("NEN 7513, en de Baseline Informatiebeveiliging Overheid (BIO2)"),
        since="at",
        since_words=_("nadat het gebeurde"),
        term=years(5),
        shortest=years(5),
        longest=years(5),
        then=Stay(_("De regels blijven staan. Een regel wissen zou het bewijs van de andere regels breken.")),
    )
)

CHAIN_CHECKS = register_rule(
    Rule(
        code="audit.check",
        model="audit.ChainCheck",
        what=_("Controle van het logboek"),
        why=_("Hiermee laat de gemeente zien dat het logboek klopte."),
        source=_("NEN 7513, en de Baseline Informatiebeveiliging Overheid (BIO2)"),
        since="at",
        since_words=_("nadat de controle klaar was"),
        # As long as the lines that they speak of. The job that writes them wipes them (audit.guarding): the application
        # may not touch what says that the log is whole.
        term=years(5),
        shortest=years(5),
        longest=years(5),
        then=Stay(_("De dagelijkse controle wist zelf wat ouder is.")),
    )
)


def _waiting_about(subject: UUID) -> "Sequence[QuerySet[Any]]":
    from tenants.outbox.models import OutboxMessage

    return [OutboxMessage.objects.filter(Q(payload__subject=str(subject)) | Q(aggregate=f"subject:{subject}"))]


def _forget_messages(subject: UUID) -> int:
    return sum(rows.delete()[0] for rows in _waiting_about(subject))


def _lines_about(subject: UUID) -> Iterable[tuple[str, ...]]:
    """What the log says was done with this person's data: when and what, and by which role. One query."""
    from tenants.audit import actions
    from tenants.audit.models import AuditEntry

    known = actions()
    for entry in AuditEntry.objects.filter(object_uid=subject).order_by("pk"):
        label = known[entry.action].label if entry.action in known else entry.action
        yield timezone.localtime(entry.at).strftime("%d-%m-%Y %H:%M"), str(label), _role(entry.roles)


def _role(letters: str) -> str:
    from tenants.access import Role

    known = {role.value: str(role.label) for role in Role}
    # Everybody is a visitor too; that says nothing of who somebody was.
    held = [letter for letter in letters.split("+") if letter not in {"", Role.ANONYMOUS}]
    return ", ".join(known.get(letter, letter) for letter in held) or _now("Het portaal zelf")


register_eraser("outbox.messages", _("Berichten die klaarstaan"), find=_waiting_about, erase=_forget_messages)
register_reporter("audit.entries", _("Logboek"), columns=(_("Wanneer"), _("Wat"), _("Wie")), collect=_lines_about)
register_stays(
    LOG.what, why=_("Zonder deze regel kloppen de andere niet meer. Er staan geen namen in."), source=LOG.source
)
register_stays(
    _("Dat deze persoon is gewist"),
    why=_("Een code zonder naam. Komt er een back-up terug, dan wist het portaal opnieuw."),
    source=_("AVG, artikel 5, tweede lid"),
)
