"""Why an entry was changed, in the words of who did it. The log keeps no text, so it stands beside it."""

from django.utils.translation import gettext as _

from portal.socialmap.models import ChangeNote, Entry
from tenants.access import Actor
from tenants.errors import Invalid

LONGEST = 2_000


def note_why(actor: Actor, entry: Entry, why: str) -> None:
    """Keep why, beside the version that it is about; nothing for an empty text.

    Raises:
        Invalid: it is longer than we keep.
    """
    words = why.strip()
    if len(words) > LONGEST:
        said = _("Gebruik hoogstens %(most)s tekens.") % {"most": LONGEST}
        raise Invalid(_("De uitleg is te lang."), {"why": said})
    if words:
        ChangeNote.objects.create(
            entity=str(entry._meta.model_name),
            object_uid=entry.uid,
            entry_version=entry.version,
            text=words,
            made_by=actor.person,
        )
