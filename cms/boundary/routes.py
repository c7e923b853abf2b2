"""Every address of Wagtail's admin by name, in three classes. What stands nowhere is closed, and a test names it.

open: for editors; shows what the scoped managers and the rights of `cms/boundary/rights.py` let through.
checked: names things in its address or its query; each of them is looked up in the active portal first.
closed: answers 404 to everybody. Wagtail's templates still need the names, so they stay names of addresses.
replaced: the portal has its own screen for it; the address leads there.

Which of Wagtail's screens showed another tenant's data, and why, was measured route by route before this table was
made; an upgrade that brings a new address fails `tests/cms/boundary/test_every_admin_address_is_classified.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from cms.boundary.objects import Check, bulk, editing, known, of_page, page, parent, thing, upload

EDIT = "page_published.change"
NOTHING: Mapping[str, Check] = MappingProxyType({})


@dataclass(frozen=True)
class Route:
    """One admin address. `path` and `query` say what the parameters of its address and its query must be."""

    opens: str = EDIT  # the right of the matrix that lets in; empty: nobody
    path: Mapping[str, Check] = field(default_factory=lambda: NOTHING)
    query: Mapping[str, Check] = field(default_factory=lambda: NOTHING)
    leads_to: str = ""  # the name of the portal's own screen
    framed: bool = False  # shown inside the editor's preview panel


OPEN = Route()
CLOSED = Route(opens="")
PAGE = Route(path={"page_id": page})
PREVIEW = Route(path={"page_id": page}, framed=True)
PAGE_AND_REVISION = {"page_id": page, "revision_id": of_page("revision")}
IMAGE = Route(path={"image_id": thing("cms_media.PortalImage")})
DOCUMENT = Route(path={"document_id": thing("cms_media.PortalDocument")})
PARENT = {"parent_page_id": parent}


def _same(route: Route, prefix: str, names: str) -> dict[str, Route]:
    return {f"{prefix}{name}": route for name in names.split()}


PAGES: dict[str, Route] = {
    **_same(PAGE, "wagtailadmin_pages:", "usage edit delete unpublish convert_alias copy lock unlock"),
    **_same(PAGE, "wagtailadmin_pages:", "confirm_workflow_cancellation workflow_history history history_results"),
    **_same(PREVIEW, "wagtailadmin_pages:", "preview_on_edit view_draft"),
    **_same(OPEN, "wagtailadmin_pages:", "search search_results type_use type_use_results choose_parent"),
    **_same(Route(path=PARENT), "wagtailadmin_pages:", "add add_subpage"),
    "wagtailadmin_pages:preview_on_add": Route(path=PARENT, framed=True),
    "wagtailadmin_pages:move": Route(path={"page_to_move_id": page}),
    "wagtailadmin_pages:move_confirm": Route(path={"page_to_move_id": page, "destination_id": parent}),
    "wagtailadmin_pages:set_page_position": Route(path={"page_to_move_id": page}),
    **_same(
        Route(path={"page_id": page, "task_state_id": of_page("task_state")}),
        "wagtailadmin_pages:",
        "workflow_action collect_workflow_action_data",
    ),
    "wagtailadmin_pages:workflow_preview": Route(path={"page_id": page, "task_id": known("task")}, framed=True),
    "wagtailadmin_pages:workflow_history_detail": Route(
        path={"page_id": page, "workflow_state_id": of_page("workflow_state")}
    ),
    "wagtailadmin_pages:revisions_index": PAGE,
    **_same(Route(path=PAGE_AND_REVISION), "wagtailadmin_pages:", "revisions_revert revisions_unschedule"),
    "wagtailadmin_pages:revisions_view": Route(path=PAGE_AND_REVISION, framed=True),
    "wagtailadmin_pages:revisions_compare": Route(
        path={"pk": page, "revision_id_a": of_page("revision"), "revision_id_b": of_page("revision")}
    ),
    # Who may read a page is its audience; groups of Django have no say here.
    "wagtailadmin_pages:set_privacy": CLOSED,
}

CHOOSERS: dict[str, Route] = {
    "wagtailadmin_choose_page": OPEN,
    "wagtailadmin_choose_page_child": Route(path=PARENT),
    "wagtailadmin_choose_page_search": OPEN,
    "wagtailadmin_choose_page_chosen_multiple": Route(query={"id": page}),
    **_same(OPEN, "wagtailadmin_choose_page_", "external_link email_link phone_link anchor_link"),
    **_same(OPEN, "wagtailimages_chooser:", "choose choose_results create"),
    "wagtailimages_chooser:chosen": Route(path={"pk": thing("cms_media.PortalImage")}),
    "wagtailimages_chooser:chosen_multiple": Route(query={"id": thing("cms_media.PortalImage")}),
    "wagtailimages_chooser:select_format": IMAGE,
    **_same(OPEN, "wagtaildocs_chooser:", "choose choose_results create"),
    "wagtaildocs_chooser:chosen": Route(path={"pk": thing("cms_media.PortalDocument")}),
    "wagtaildocs_chooser:chosen_multiple": Route(query={"id": thing("cms_media.PortalDocument")}),
}

MEDIA: dict[str, Route] = {
    **_same(OPEN, "wagtailimages:", "index index_results add add_multiple"),
    **_same(IMAGE, "wagtailimages:", "edit delete image_usage edit_multiple delete_multiple preview"),
    # An address that shows an image to whoever has it would pass over its audience.
    **_same(CLOSED, "wagtailimages:", "url_generator url_generator_output"),
    **_same(
        Route(path={"uploaded_file_id": upload}),
        "wagtailimages:",
        "create_multiple_from_uploaded_image delete_upload_multiple",
    ),
    **_same(OPEN, "wagtaildocs:", "index index_results add add_multiple"),
    **_same(DOCUMENT, "wagtaildocs:", "edit delete document_usage"),
    **_same(Route(path={"doc_id": thing("cms_media.PortalDocument")}), "wagtaildocs:", "edit_multiple delete_multiple"),
    **_same(
        Route(path={"uploaded_file_id": upload}),
        "wagtaildocs:",
        "create_multiple_from_uploaded_document delete_upload_multiple",
    ),
}

GENERAL: dict[str, Route] = {
    "wagtailadmin_home": OPEN,
    "wagtailadmin_explore_root": OPEN,
    "wagtailadmin_explore": Route(path=PARENT),
    "wagtailadmin_explore_results": Route(path=PARENT),
    "wagtailadmin_api:pages:listing": Route(query={"child_of": page, "descendant_of": page}),
    "wagtailadmin_api:pages:detail": Route(path={"pk": page}),
    "wagtail_bulk_action": Route(path={"model_name": bulk}),
    "wagtailadmin_editing_sessions:ping": Route(path={"object_id": editing}),
    "wagtailadmin_editing_sessions:release": OPEN,  # of the person who asks alone; Wagtail looks
    "wagtailadmin_dismissibles": OPEN,
    "wagtailadmin_block_preview": Route(framed=True),
    "wagtailadmin_sprite": OPEN,
    "wagtailadmin_javascript_catalog": OPEN,
    "wagtailsnippets:index": CLOSED,
}

# The portal's own doors: one sign-in with its second factor and throttles, one account, one way out.
OWN_DOORS: dict[str, Route] = {
    "wagtailadmin_login": Route(opens="", leads_to="account_login"),
    "wagtailadmin_logout": Route(opens="", leads_to="account_logout"),
    "wagtailadmin_account": Route(opens="", leads_to="accounts:account"),
}

# Tables that mix all portals (people, groups, sites, workflows), or screens whose filters name people of other portals.
SHUT: dict[str, Route] = {
    **_same(CLOSED, "wagtailadmin_password_reset", " _done _confirm _complete"),
    "wagtailadmin_password_reset": CLOSED,
    **_same(CLOSED, "wagtailadmin_api:pages:", "find action"),
    **_same(CLOSED, "wagtailadmin_api:images:", "listing detail find"),
    **_same(CLOSED, "wagtailadmin_api:documents:", "listing detail find"),
    "wagtailadmin_error_test": CLOSED,
    "wagtailadmin_tag_autocomplete": CLOSED,
    "wagtailadmin_tag_model_autocomplete": CLOSED,
    **_same(CLOSED, "wagtailadmin_collections:", "index add edit delete set_privacy"),
    **_same(CLOSED, "wagtailadmin_workflows:", "index index_results add enable disable edit usage usage_results"),
    **_same(CLOSED, "wagtailadmin_workflows:", "remove add_task select_task_type task_index task_index_results"),
    **_same(CLOSED, "wagtailadmin_workflows:", "edit_task disable_task enable_task task_chooser"),
    **_same(CLOSED, "wagtailadmin_workflows:", "task_chooser_results task_chooser_create task_chosen"),
    **_same(CLOSED, "wagtailadmin_reports:", "locked_pages locked_pages_results workflow workflow_results"),
    **_same(CLOSED, "wagtailadmin_reports:", "workflow_tasks workflow_tasks_results site_history site_history_results"),
    **_same(CLOSED, "wagtailadmin_reports:", "aging_pages aging_pages_results page_types_usage"),
    "wagtailadmin_reports:page_types_usage_results": CLOSED,
    **_same(CLOSED, "wagtailusers_users:", "index index_results add edit delete history history_results usage copy"),
    **_same(CLOSED, "wagtailusers_groups:", "index index_results add edit delete history history_results usage"),
    **_same(CLOSED, "wagtailsites:", "index index_results add edit delete history history_results usage copy"),
}

ROUTES: Mapping[str, Route] = {**PAGES, **CHOOSERS, **MEDIA, **GENERAL, **OWN_DOORS, **SHUT}
_ours: dict[str, Route] = {}


def route_of(name: str) -> Route | None:
    """The class of this address, or None when nobody thought of it (it is closed then)."""
    return ROUTES.get(name) or _ours.get(name)


def classify(name: str, route: Route) -> None:
    """Add an address of our own screens in the admin (a viewset, a view) to the table, when its room is loaded.

    Raises:
        ValueError: the name has another class already.
    """
    if name in ROUTES or _ours.setdefault(name, route) != route:
        raise ValueError(f"The admin address {name!r} has a class already.")
