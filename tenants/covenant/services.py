"""Commands on the covenant. Each is one transaction: the row, its line in the log and what must leave together."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.covenant import audit_actions, events, policies
from tenants.covenant.markup import blocks, hash_of, normalised
from tenants.covenant.models import MOST_TEXT, MOST_TITLE, CovenantAcceptance, CovenantDraft, CovenantVersion
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.models import Organisation, Partnership, Tenant


@transaction.atomic
def write_draft(actor: Actor, *, title: str, text: str, version: int = 0) -> CovenantDraft:
    """Write the next version, or change what is being written. Nobody but editors sees it.

    Args:
        actor: who may change the library.
        title: what the covenant is called.
        text: in the marks of `tenants.covenant.markup`.
        version: of the draft that the actor looked at; 0 when there was none.

    Returns:
        The draft.

    Raises:
        Refused: the actor may not.
        Stale: somebody else changed, began or published the draft meanwhile.
        Invalid: the title or the text is missing or too long.
    """
    require(can(actor, "library.create"))
    _one_at_a_time(actor)
    draft: CovenantDraft | None = CovenantDraft.objects.visible_to(actor).locked().first()
    if (draft.version if draft is not None else 0) != version:
        raise Stale(_("Iemand anders heeft het concept net gewijzigd. Bekijk het opnieuw."))
    called, written = " ".join(title.split()), normalised(text)
    _require_whole(called, written)
    if draft is None:
        draft = CovenantDraft(title=called, text=written)
    else:
        draft.title, draft.text, draft.version = called, written, draft.version + 1
    draft.save()
    record(actor, audit_actions.DRAFTED, draft)
    return draft


@transaction.atomic
def publish(
    actor: Actor, *, version: int, in_force_from: date, previous_counts_until: date | None = None
) -> CovenantVersion:
    """Make a version of the draft. It never changes again, and every organisation is asked to accept it.

    Args:
        actor: who may change the library.
        version: of the draft that the actor looked at.
        in_force_from: the first day of the new version: today or later, except for the first one.
        previous_counts_until: the first day on which older versions count no longer; the day on which the new one
            comes into force when it is left out.

    Returns:
        The version, with the hash of its text.

    Raises:
        Refused: the actor may not.
        NotFound: there is no draft.
        Stale: somebody else changed the draft meanwhile.
        Invalid: a date cannot be.
    """
    require(can(actor, "library.change"))
    _one_at_a_time(actor)
    draft: CovenantDraft | None = CovenantDraft.objects.visible_to(actor).locked().first()
    if draft is None:
        raise NotFound()
    if draft.version != version:
        raise Stale(_("Iemand anders heeft het concept net gewijzigd. Bekijk het opnieuw."))
    latest: CovenantVersion | None = CovenantVersion.objects.order_by("-number").first()
    counts_until = previous_counts_until or in_force_from
    wrong = policies.may_start(
        first=latest is None,
        in_force_from=in_force_from,
        counts_until=counts_until,
        last_start=latest.in_force_from if latest is not None else None,
        today=timezone.localdate(),
    )
    if wrong:
        field = "previous_counts_until" if counts_until < in_force_from else "in_force_from"
        raise Invalid(wrong, {field: wrong})
    made: CovenantVersion = CovenantVersion.objects.create(
        number=latest.number + 1 if latest is not None else 1,
        title=draft.title,
        text=draft.text,
        text_hash=hash_of(draft.text),
        published_at=timezone.now(),
        published_by=actor.person,
        in_force_from=in_force_from,
        previous_counts_until=counts_until,
    )
    draft.delete()
    record(actor, audit_actions.PUBLISHED, made, number=made.number)
    events.published(made)
    return made


@transaction.atomic
def accept(actor: Actor, *, organisation_uid: UUID, covenant_uid: UUID, shown_hash: str) -> CovenantAcceptance:
    """Accept a version for an organisation. Doing it twice keeps the first time.

    Args:
        actor: an administrator of this organisation.
        organisation_uid: for which organisation.
        covenant_uid: which version.
        shown_hash: of the text that the page showed.

    Returns:
        The acceptance: who, their name as it stood, when, and the hash.

    Raises:
        NotFound: no such version, or the organisation does not take part here.
        Refused: the actor may not sign for this organisation, or the version is no longer the one to accept.
        Stale: the text that was shown is not the text of this version.
    """
    _one_at_a_time(actor)
    covenant: CovenantVersion = CovenantVersion.objects.visible_to(actor).get_or_not_found(uid=covenant_uid)
    organisation = _taking_part(organisation_uid)
    require(policies.may_accept(actor, organisation))
    if shown_hash != covenant.text_hash or hash_of(covenant.text) != covenant.text_hash:
        raise Stale(_("De tekst op uw scherm is niet de tekst van deze versie. Lees het convenant opnieuw."))
    today = timezone.localdate()
    if CovenantVersion.objects.filter(in_force_from__lte=today, number__gt=covenant.number).exists():
        raise Refused(_("Er is een nieuwere versie. Accepteer die."))
    earlier: CovenantAcceptance | None = CovenantAcceptance.objects.filter(
        organisation=organisation, covenant=covenant, accepted_on__gte=_since(organisation, today)
    ).first()
    if earlier is not None:
        return earlier
    made: CovenantAcceptance = CovenantAcceptance.objects.create(
        organisation=organisation,
        covenant=covenant,
        person=actor.person,
        person_name=str(actor.person),
        at=timezone.now(),
        accepted_on=today,
        text_hash=shown_hash,
    )
    record(actor, audit_actions.ACCEPTED, made, organisation=organisation.pk, number=covenant.number)
    events.accepted(made)
    return made


def _one_at_a_time(actor: Actor) -> None:
    """Two people at one covenant wait for each other (SQLite lets one write at a time by itself)."""
    Tenant.objects.select_for_update().get(pk=actor.tenant.pk)


def _require_whole(title: str, text: str) -> None:
    wrong = {}
    if not title:
        wrong["title"] = _("Vul de titel in.")
    elif len(title) > MOST_TITLE:
        wrong["title"] = _("Maak de titel korter.")
    if not blocks(text):
        wrong["text"] = _("Vul de tekst in.")
    elif len(text) > MOST_TEXT:
        wrong["text"] = _("De tekst is te lang.")
    if wrong:
        raise Invalid(next(iter(wrong.values())), wrong)


def _taking_part(uid: UUID) -> Organisation:
    standing = Partnership.objects.standing(timezone.localdate()).filter(organisation__uid=uid)
    found = standing.select_related("organisation").first()
    if found is None:
        raise NotFound()
    organisation: Organisation = found.organisation
    return organisation


def _since(organisation: Organisation, today: date) -> date:
    standing = Partnership.objects.standing(today).filter(organisation=organisation)
    since: date = standing.order_by("starts_on").values_list("starts_on", flat=True)[0]
    return since
