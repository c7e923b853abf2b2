"""Every address of the admin with the things that its parameters name: the probe aims each one at both portals."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, reverse
from wagtail.admin.urls import urlpatterns

from tests.cms.boundary.world import Things

NOBODY = 987_654_321
# What stands in a parameter, by its name; by namespace where one name means several things.
BY_NAME = {
    "page_id": "page", "parent_page_id": "page", "page_to_move_id": "page", "destination_id": "home",
    "page_pk": "page", "workflow_pk": "workflow", "revision_id": "revision", "revision_id_a": "revision",
    "revision_id_b": "revision", "task_state_id": "task_state", "workflow_state_id": "workflow_state",
    "task_id": "task", "image_id": "image", "document_id": "document", "doc_id": "document",
    "uploaded_file_id": "upload", "session_id": "session", "object_id": "page", "collection_id": "shelf",
}  # fmt: skip
BY_NAMESPACE = {
    "wagtailadmin_api:pages": "page", "wagtailadmin_pages": "page", "wagtailadmin_api:images": "image",
    "wagtailimages_chooser": "image", "wagtailadmin_api:documents": "document", "wagtaildocs_chooser": "document",
    "wagtailusers_users": "editor", "wagtailusers_groups": "group", "wagtailsites": "site",
    "wagtailadmin_collections": "shelf", "wagtailadmin_workflows": "workflow", "cms_mending": "finding",
}  # fmt: skip
WORDS = {
    "content_type_app_name": "cms_pages", "content_type_model_name": "informationpage", "app_label": "cms_pages",
    "model_name": "basepage", "app_name": "cms_media", "action_name": "approve", "action": "delete",
    "filter_spec": "max-165x165", "uidb64": "MQ", "token": "x-y",
}  # fmt: skip
# Query strings that name things, sent along with every address: who listens to them is not for the probe to know.
QUERIES = ("", "?id={page}", "?id={image}", "?id={document}", "?parent_page_id={page}", "?child_of={page}",
           "?descendant_of={home}", "?collection_id={shelf}", "?p=1&q={word}", "?root_page={page}", "?user={editor}",
           "?result_id={image}", "?copy_for_translation_do_copy=1&new_parent_page={page}")  # fmt: skip


@dataclass(frozen=True)
class Address:
    name: str
    parameters: tuple[str, ...]

    def at(self, things: Things, *, nobody: bool = False) -> str:
        """The address, aimed at the things of a portal, or at what does not exist."""
        return reverse(self.name, kwargs={each: self._value(each, things, nobody) for each in self.parameters})

    def _value(self, parameter: str, things: Things, nobody: bool) -> Any:
        if parameter in WORDS:
            return WORDS[parameter]
        if parameter == "uid":
            return uid_of(self._kind(parameter), things, nobody)
        return NOBODY if nobody else key_of(self._kind(parameter), things)

    def _kind(self, parameter: str) -> str:
        namespace = self.name.rpartition(":")[0]
        kind = BY_NAME.get(parameter) or BY_NAMESPACE.get(namespace)
        if kind is None:
            raise LookupError(f"Say in tests/cms/boundary/aiming.py what {parameter!r} of {self.name!r} names.")
        return kind

    @property
    def names_a_thing(self) -> bool:
        return any(each not in WORDS for each in self.parameters)


def uid_of(kind: str, things: Things, nobody: bool) -> UUID:
    """What our own screens name things by."""
    found: UUID = UUID(int=NOBODY) if nobody else getattr(things, kind).uid
    return found


def key_of(kind: str, things: Things) -> Any:
    if kind == "shelf":
        return things.provision.shelf_id
    if kind == "site":
        return things.provision.site_id
    return getattr(things, kind).pk


def addresses() -> list[Address]:
    """Every address of Wagtail's that has a name. Our own screens among them are in tests/isolation."""
    found = {each for each in _walk(urlpatterns) if each.name.startswith("wagtail")}
    return sorted(found, key=lambda each: (each.name, each.parameters))


def _walk(patterns: list[Any], namespace: str = "", above: tuple[str, ...] = ()) -> Iterator[Address]:
    for pattern in patterns:
        parameters = (*above, *_parameters(pattern))
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, inner, parameters)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield Address(f"{namespace}{pattern.name}", parameters)


def _parameters(pattern: Any) -> tuple[str, ...]:
    inside = pattern.pattern
    return tuple(getattr(inside, "converters", None) or inside.regex.groupindex)


def query(template: str, things: Things, word: str) -> str:
    kinds = ("page", "home", "image", "document", "shelf", "editor")
    return template.format(word=word, **{kind: key_of(kind, things) for kind in kinds})
