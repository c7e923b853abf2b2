"""How long lists that were read in, work on many entries, and questions to owners are kept."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.socialmap.models import RunState, SpreadsheetUpload
from tenants.retention import Blank, Call, Condition, Delete, Rule, days, register_rule, years

SOURCE = _("AVG, artikel 5, eerste lid, onder e")
AT_REST = Condition("not at work", ~Q(state__in=[RunState.RUNNING, RunState.UNDOING]))


def forget_lists(uploads: Sequence[SpreadsheetUpload], now: datetime) -> None:
    """Remove lists that nobody read in, and wipe the cells of those that were; the way back from an import stays."""
    for upload in uploads:
        if upload.batch_id is None:
            upload.delete()
            continue
        upload.rows, upload.plan, upload.notes, upload.forgotten_at = [], [], [], now
        upload.figures.pop("late", None)
        upload.save()


LIST = register_rule(
    Rule(
        code="socialmap.list",
        model="socialmap.SpreadsheetUpload",
        what=_("Lijst die een redacteur inleest"),
        why=_("De cellen zijn nodig om de lijst in te lezen, en niet langer."),
        source=SOURCE,
        since="made_at",
        since_words=_("nadat de lijst kwam"),
        when=AT_REST,
        term=days(7),
        shortest=days(1),
        longest=days(31),
        then=Call(
            forget_lists,
            _("Het portaal wist de cellen. Dat er een lijst was, en de weg terug, blijft."),
            Q(forgotten_at__isnull=True),
        ),
    )
)
BULK = register_rule(
    Rule(
        code="socialmap.bulk",
        model="socialmap.BulkRun",
        what=_("Plan om veel vermeldingen tegelijk te wijzigen"),
        why=_("Het plan is nodig om het werk te doen, en niet langer."),
        source=SOURCE,
        since="made_at",
        since_words=_("nadat het plan is gemaakt"),
        when=AT_REST,
        term=days(7),
        shortest=days(1),
        longest=days(31),
        then=Blank(("plan",), stamp="forgotten_at"),
    )
)
ASK = register_rule(
    Rule(
        code="socialmap.ask",
        model="socialmap.FreshnessAsk",
        what=_("Vraag of een vermelding nog klopt, met het antwoord"),
        why=_("Hiermee ziet de redactie hoe vaak een organisatie antwoordde."),
        source=SOURCE,
        since="closed_at",
        since_words=_("nadat de vraag is gesloten"),
        term=years(2),
        # Never shorter than the time after which an owner is asked again.
        shortest=years(1),
        longest=years(5),
        then=Delete(),
    )
)
