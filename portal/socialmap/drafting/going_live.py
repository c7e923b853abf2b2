"""The moment at which a draft becomes what everybody sees."""

from django.utils import timezone
from wagtail.models import Revision

from portal.socialmap import audit_actions, events, policies
from portal.socialmap.drafting.wholes import GROUP_OF
from portal.socialmap.models import Entry, Location, Service, ServiceAtLocation
from portal.socialmap.services.finding import entry_to_write
from portal.socialmap.services.groups import own_group
from portal.socialmap.services.ownership import owned_fields, take_over
from portal.socialmap.services.reasons import note_why
from portal.socialmap.services.trail import Trail
from portal.socialmap.services.values import present
from tenants.access import Actor, require
from tenants.audit import record


def put_live(actor: Actor, entry: Entry) -> Entry:
    """Show an entry that was found and locked, with what its draft changed, if there is one.

    What the draft changed of a source is the editor's from now on. Places that were made for it go live with it.

    Raises:
        Refused: the actor may not publish it, as it was or as it becomes.
    """
    require(policies.may(actor, "publish", entry))
    why = ""
    revision = entry.latest_revision
    if entry.has_unpublished_changes and revision is not None:
        why = str(revision.content.get("why", ""))
        entry = _lay_over(actor, entry, revision)
    now = timezone.now()
    entry.live, entry.version = True, entry.version + 1
    entry.first_published_at, entry.last_published_at = entry.first_published_at or now, now
    entry.save()
    note_why(actor, entry, why)
    record(actor, audit_actions.ENTRY_PUBLISHED, entry, version=entry.version)
    if isinstance(entry, Service):
        _open_places(actor, entry)
    events.entry_changed(entry)
    return entry


def _lay_over(actor: Actor, entry: Entry, revision: Revision) -> Entry:
    entity = str(entry._meta.model_name)
    touched = frozenset(revision.content.get("touched", ()))
    columns = [name for name in touched if name not in GROUP_OF]
    before = {name: present(entry, name) for name in columns}
    version = entry.version
    revision.publish(user=actor.person, log_action=False, skip_permission_checks=True)
    entry = entry_to_write(actor, entity, entry.uid)
    entry.version = max(entry.version, version)
    require(policies.may(actor, "publish", entry))
    take_over(actor, entry, columns, before)
    if entry.data_source:
        owned = owned_fields(entity, entry.data_source, [entry.uid])
        for group in sorted({GROUP_OF[name] for name in touched if name in GROUP_OF}):
            own_group(actor, entry, group, owned, Trail())
    return entry


def _open_places(actor: Actor, service: Service) -> None:
    """Places that were made with the draft and that nobody ever saw."""
    places = ServiceAtLocation.objects.filter(service=service).values("location")
    for place in Location.objects.filter(pk__in=places, live=False, first_published_at=None):
        put_live(actor, place)
