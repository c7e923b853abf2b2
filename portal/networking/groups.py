"""How many chose a group, and who may still. Who comes with a seat counts; a full group can be chosen no more."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from portal.meetings.models import Invitation, Meeting
from portal.meetings.words import COMING
from portal.networking.models import Choice, Guest, ProgrammePart
from tenants.errors import Invalid

_GUESTS = Q(guest__confirmed_at__isnull=False, guest__cancelled_at__isnull=True, guest__waiting=False)
_MEMBERS = Q(invitation__answer__in=COMING, invitation__waiting=False)


def taken(meeting: Meeting) -> dict[int, int]:
    """How many chose each group of this meeting. One query."""
    counted = Choice.objects.filter(_GUESTS | _MEMBERS, group__meeting=meeting).order_by()
    return dict(counted.values_list("group").annotate(n=Count("pk", distinct=True)))


def named(meeting: Meeting, uids: Sequence[UUID]) -> list[ProgrammePart]:
    """The groups that were chosen. One query; none without a choice.

    Raises:
        Invalid: one is no group of this meeting, or two are of one round.
    """
    if not uids:
        return []
    found = list(ProgrammePart.objects.filter(meeting=meeting, round__isnull=False, uid__in=uids))
    if len(found) != len(set(uids)) or len({group.round_id for group in found}) != len(found):
        said = _("Kies een groep uit de lijst.")
        raise Invalid(said, {"groups": said})
    return found


def refuse_full(meeting: Meeting, groups: Iterable[ProgrammePart], *, kept: frozenset[int] = frozenset()) -> None:
    """Go on when each of these has room. The meeting must be locked. One query.

    Args:
        kept: groups in which they are already.

    Raises:
        Invalid: one is full.
    """
    counted = taken(meeting)
    if any(is_full(group, counted) for group in groups if group.pk not in kept):
        said = _("Deze groep is vol. Kies een andere.")
        raise Invalid(said, {"groups": said})


def is_full(group: ProgrammePart, counted: dict[int, int]) -> bool:
    return group.capacity is not None and counted.get(group.pk, 0) >= group.capacity


def put(groups: Iterable[ProgrammePart], *, guest: Guest | None = None, invitation: Invitation | None = None) -> None:
    """These are their groups now, and no others. At most two queries and one for each group."""
    whose = {"guest": guest} if guest is not None else {"invitation": invitation}
    wanted = {group.pk: group for group in groups}
    Choice.objects.filter(**whose).exclude(group__in=wanted).delete()
    there = set(Choice.objects.filter(**whose).values_list("group", flat=True))
    for pk, group in wanted.items():
        if pk not in there:
            Choice(group=group, **whose).save()


def drop_full(meeting: Meeting, guest: Guest) -> bool:
    """Let go of groups that filled up while the mail was on its way. The meeting must be locked, the guest seated.

    Returns:
        Whether any was let go.
    """
    counted, lost = taken(meeting), []
    for choice in Choice.objects.filter(guest=guest).select_related("group"):
        group = choice.group
        if group.capacity is not None and counted.get(group.pk, 0) > group.capacity:
            lost.append(choice.pk)
    if lost:
        Choice.objects.filter(pk__in=lost).delete()
    return bool(lost)
