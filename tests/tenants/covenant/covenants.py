"""Covenants made in one line. The scope of the tenant must be open."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from tenants.access import Actor
from tenants.covenant import services
from tenants.covenant.models import CovenantAcceptance, CovenantVersion

TEXT = "## Samen werken\n\nWij helpen elkaar.\n\n- Wij bellen terug.\n- Wij zeggen wat wij doen."


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def published(editor: Actor, *, start: int = 0, older_until: int | None = None, text: str = TEXT) -> CovenantVersion:
    """A version in force from so many days from now."""
    draft = services.write_draft(editor, title="Convenant", text=text)
    until = in_days(older_until) if older_until is not None else None
    return services.publish(editor, version=draft.version, in_force_from=in_days(start), previous_counts_until=until)


def signed(actor: Actor, version: CovenantVersion, **given: Any) -> CovenantAcceptance:
    """Accepted for the organisation that the actor works for."""
    assert actor.team is not None
    return services.accept(
        actor,
        organisation_uid=given.get("organisation", actor.team.organisation).uid,
        covenant_uid=version.uid,
        shown_hash=given.get("shown", version.text_hash),
    )
