"""Who hears of the review of an entry: the same people as of a page (cms/boundary/telling.py), as each one chose."""

from typing import Any

from django.contrib.auth import get_user_model
from django.urls import reverse

from portal.notifications.recipients import people_for
from portal.notifications.services import notify
from portal.socialmap.services.finding import ENTRIES
from tenants.events import subscribe


def listen() -> None:
    """Subscribe; called when the app is ready."""
    subscribe("cms.entry_review_asked", asked)
    subscribe("cms.entry_published", published)
    subscribe("cms.entry_returned", returned)


def asked(*, entity: str, object_id: int) -> None:
    entry = _entry(entity, object_id)
    state = entry.current_workflow_state
    _tell("cms.review_asked", entity, entry, people_for("cms.review_asked", besides=state and state.requested_by))


def published(*, entity: str, object_id: int, asked_by: int | None) -> None:
    _tell("cms.published", entity, _entry(entity, object_id), _writer(asked_by))


def returned(*, entity: str, object_id: int, asked_by: int | None) -> None:
    _tell("cms.returned", entity, _entry(entity, object_id), _writer(asked_by))


def _entry(entity: str, object_id: int) -> Any:
    return ENTRIES[entity].objects.get(pk=object_id)


def _writer(key: int | None) -> list[Any]:
    return list(get_user_model().objects.filter(pk=key)) if key is not None else []


def _tell(code: str, entity: str, entry: Any, recipients: list[Any]) -> None:
    url = reverse("cms_entries:edit", kwargs={"entity": entity, "uid": entry.uid})
    notify(code, recipients=recipients, url=url, subject=str(entry), key=f"{entity}:{entry.pk}:{entry.version}:{code}")
