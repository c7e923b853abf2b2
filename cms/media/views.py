"""Files of editors, streamed after the policy was asked: looked up among what the reader may see.

Not there, of another portal, for others only, or never given out: one answer, 404. A file is streamed, so it carries
no ETag by which somebody could compare it with one that they hold.
"""

from pathlib import PurePosixPath
from typing import Any, cast
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.views.decorators.http import require_safe

from cms.media.models import PortalDocument, PortalImage, PortalRendition
from cms.media.sizes import SIZES, filter_of
from tenants.access import Actor, can, guarded
from tenants.errors import NotFound
from tenants.http import PortalRequest

# A size of an image, or a document that everybody may read, is the same for a while; a private file is never kept.
KEPT_SECONDS = 600
# What a browser may show in a page of ours; anything else is taken along, not opened here.
SHOWN = frozenset({"image/png", "image/jpeg", "image/webp", "image/gif", "image/avif"})


@require_safe
@guarded("page_published.read")
def image(request: PortalRequest, uid: UUID, size: str) -> HttpResponse:
    """A picture in one of our sizes."""
    found = PortalImage.objects.filter(uid=uid).first() if size in SIZES else None
    if found is None or not is_readable(request.actor, found):
        raise NotFound()
    return _streamed(found.get_rendition(filter_of(size)).file, public=not found.for_partners)


@require_safe
@guarded("page_published.read")
def document(request: PortalRequest, uid: UUID) -> HttpResponse:
    """A document, under the name that its maker gave it."""
    found = PortalDocument.objects.filter(uid=uid).first()
    if found is None or not is_readable(request.actor, found):
        raise NotFound()
    return _streamed(found.file, public=not found.for_partners)


@require_safe
@guarded("page_published.read")
def file(request: PortalRequest, name: str) -> HttpResponse:
    """A file by its name in the store: how the admin shows renditions. The file as it was sent is for editors."""
    rendition = PortalRendition.objects.select_related("image").filter(file=name).first()
    if rendition is not None and is_readable(request.actor, rendition.image):
        return _streamed(rendition.file, public=not rendition.image.for_partners)
    sent: Any = PortalImage.objects.filter(file=name).first() or PortalDocument.objects.filter(file=name).first()
    if rendition is None and sent is not None and can(request.actor, "page_published.change"):
        return _streamed(sent.file, public=False)
    raise NotFound()


def is_readable(actor: Actor, media: PortalImage | PortalDocument) -> bool:
    """Whether this actor may have this image or document; of another portal nobody may."""
    if media.tenant_id != actor.tenant.pk:
        return False
    return bool(can(actor, "page_partners.read" if media.for_partners else "page_published.read"))


def _streamed(stored: Any, *, public: bool) -> HttpResponse:
    """The file, or NotFound where the store lost it."""
    if not stored or not stored.storage.exists(stored.name):
        raise NotFound()
    response = FileResponse(stored.open("rb"), filename=PurePosixPath(stored.name).name)
    if response.headers.get("Content-Type", "") not in SHOWN:
        response.as_attachment = True
        response.set_headers(response.file_to_stream)  # type: ignore[arg-type]
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = f"public, max-age={KEPT_SECONDS}" if public else "private, no-store"
    return cast(HttpResponse, response)  # django-stubs knows it as a cousin
