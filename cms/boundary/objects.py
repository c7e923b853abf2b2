"""Is this thing of the active portal? One question for each kind of thing that an admin address can name.

A check answers with a truth value; the wall turns "no" into the answer of a page that does not exist.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from wagtail.models import Revision, Task, TaskState, UploadedFile, WorkflowState

from cms.media.storage import folder_of
from cms.pages.models import BasePage
from cms.pages.models.base import ROOT_DEPTH
from tenants.context import current_tenant

Check = Callable[[HttpRequest, str, Mapping[str, Any]], bool]
# What several admin screens take: models whose managers are scoped.
SCOPED_MODELS = {
    ("cms_pages", "basepage"): "cms_pages.BasePage",
    ("cms_media", "portalimage"): "cms_media.PortalImage",
    ("cms_media", "portaldocument"): "cms_media.PortalDocument",
    ("socialmap", "service"): "socialmap.Service",
    ("socialmap", "organization"): "socialmap.Organization",
    ("socialmap", "location"): "socialmap.Location",
}
WORDS_FOR_REVISIONS = frozenset({"live", "latest", "earliest"})
WHOLE_TREES = frozenset({"root"})


def page(_request: HttpRequest, value: str, _path: Mapping[str, Any]) -> bool:
    """A page of this portal; Wagtail's root is nobody's."""
    if value in WHOLE_TREES:
        return True
    return _is_number(value) and BasePage.objects.filter(pk=value, depth__gt=ROOT_DEPTH).exists()


def parent(_request: HttpRequest, value: str, _path: Mapping[str, Any]) -> bool:
    """A page of this portal, or the root above it, which holds nothing and under which only code makes pages."""
    return _is_number(value) and BasePage.objects.filter(pk=value).exists()


def thing(label: str) -> Check:
    """A row of a model whose manager is scoped."""

    def check(_request: HttpRequest, value: str, _path: Mapping[str, Any]) -> bool:
        model: Any = apps.get_model(label)
        return _is_number(value) and bool(model._default_manager.filter(pk=value).exists())

    return check


def of_page(kind: str) -> Check:
    """A revision, workflow state or task state of the very page in the address."""
    find = _OF_PAGE[kind]

    def check(_request: HttpRequest, value: str, path: Mapping[str, Any]) -> bool:
        if kind == "revision" and value in WORDS_FOR_REVISIONS:
            return True
        owner = str(path.get("page_id", path.get("pk", "")))
        return _is_number(value) and _is_number(owner) and find(value, owner)

    return check


def known(kind: str) -> Check:
    """A row of a table that is the same for all portals."""
    assert kind == "task"

    def check(_request: HttpRequest, value: str, _path: Mapping[str, Any]) -> bool:
        return _is_number(value) and Task.objects.filter(pk=value).exists()

    return check


def bulk(request: HttpRequest, value: str, path: Mapping[str, Any]) -> bool:
    """A bulk action on a model of ours, and each chosen thing in this portal."""
    label = SCOPED_MODELS.get((str(path.get("app_label")), value))
    if label is None:
        return False
    model: Any = apps.get_model(label)
    chosen = [each for each in request.GET.getlist("id") if each != "all"]
    if not all(map(_is_number, chosen)):
        return False
    return bool(model._default_manager.filter(pk__in=chosen).count() == len(set(chosen)))


def editing(_request: HttpRequest, value: str, path: Mapping[str, Any]) -> bool:
    """The object of an editing session: a page (of whatever type) or another thing of this portal."""
    try:
        model: Any = apps.get_model(str(path.get("app_label")), str(path.get("model_name")))
    except LookupError:
        return False
    named = (model._meta.app_label, model._meta.model_name)
    if not issubclass(model, BasePage) and named not in SCOPED_MODELS:
        return False
    return _is_number(value) and bool(model._default_manager.filter(pk=value).exists())


def upload(request: HttpRequest, value: str, _path: Mapping[str, Any]) -> bool:
    """A file that this very person sent, in this portal, and that still waits for its title."""
    mine = UploadedFile.objects.filter(pk=value, uploaded_by_user=request.user) if _is_number(value) else None
    # Files lie in a folder of their portal, so that somebody who works in two portals carries nothing over.
    return mine is not None and mine.filter(file__startswith=folder_of(current_tenant())).exists()


def _is_number(value: Any) -> bool:
    written = str(value)
    return written.isascii() and written.isdigit() and len(written) < 19


def _page_types() -> ContentType:
    return ContentType.objects.get_for_model(BasePage)


def _revision(value: str, owner: str) -> bool:
    return bool(Revision.objects.filter(pk=value, base_content_type=_page_types(), object_id=owner).exists())


def _workflow_state(value: str, owner: str) -> bool:
    return bool(WorkflowState.objects.filter(pk=value, base_content_type=_page_types(), object_id=owner).exists())


def _task_state(value: str, owner: str) -> bool:
    found = TaskState.objects.filter(
        pk=value, workflow_state__base_content_type=_page_types(), workflow_state__object_id=owner
    )
    return bool(found.exists())


_OF_PAGE: Mapping[str, Callable[[str, str], bool]] = {
    "revision": _revision,
    "workflow_state": _workflow_state,
    "task_state": _task_state,
}
