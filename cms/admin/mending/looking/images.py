"""Looks at the images: each says what is on it, or that it is ornament."""

from collections.abc import Iterator
from datetime import datetime

from cms.admin.mending.looking.registry import Looker, Seen
from cms.admin.mending.troubles import Trouble
from cms.media.models import PortalImage
from tenants.models import Tenant


def _look(_tenant: Tenant, _now: datetime) -> Iterator[Seen]:
    """One query."""
    silent = PortalImage.objects.filter(description="", ornament=False).order_by("pk").values_list("pk", "title", "uid")
    return (Seen(Trouble.NO_ALT, "image", key, title, object_uid=uid) for key, title, uid in silent)


LOOKER = Looker("images", frozenset({Trouble.NO_ALT}), frozenset({"image"}), _look)
