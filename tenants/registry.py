"""Whose are the rows of each model? Our own apps say so in their AppConfig (`model_scopes`); this is the rest.

owned: each row belongs to one tenant, and only a scoped manager reaches it.
shared: rows of several tenants together; a rule of its own decides who sees which.
global: nothing of a tenant in it.

A model that stands nowhere refuses start-up: somebody must have thought about it.
"""

from enum import StrEnum


class Ownership(StrEnum):
    OWNED = "owned"
    SHARED = "shared"
    GLOBAL = "global"


def _models(app: str, names: str, ownership: Ownership) -> dict[str, Ownership]:
    return {f"{app}.{name}": ownership for name in names.split()}


THIRD_PARTY: dict[str, Ownership] = {
    **_models("contenttypes", "ContentType", Ownership.GLOBAL),
    **_models("auth", "Permission Group Group_permissions", Ownership.GLOBAL),
    # A session is bound to one host by what it holds (tenants/middleware/actor.py), not by a column.
    **_models("sessions", "Session", Ownership.SHARED),
    **_models("usersessions", "UserSession", Ownership.SHARED),
    # People are global: what they may do stands in their memberships, which are owned.
    **_models("account", "EmailAddress EmailConfirmation", Ownership.GLOBAL),
    **_models("mfa", "Authenticator", Ownership.GLOBAL),
    **_models("socialaccount", "SocialApp SocialAccount SocialToken", Ownership.GLOBAL),
    # guardian's own tables stay empty: grants are rows of our models (tenants/grants).
    **_models("guardian", "UserObjectPermission GroupObjectPermission", Ownership.GLOBAL),
    **_models("taggit", "Tag TaggedItem", Ownership.SHARED),
    # Wagtail's bookkeeping mixes all tenants. Nothing of its admin has an address before its wall stands.
    **_models("wagtailcore", "Locale GroupSitePermission APIToken WorkflowContentType", Ownership.GLOBAL),
    **_models("wagtailcore", "Site Collection Revision ModelLogEntry PageLogEntry ReferenceIndex", Ownership.SHARED),
    **_models("wagtailcore", "Workflow WorkflowTask WorkflowPage WorkflowState", Ownership.SHARED),
    **_models("wagtailcore", "Task TaskState GroupApprovalTask GroupApprovalTask_groups", Ownership.SHARED),
    **_models("wagtailcore", "CollectionViewRestriction CollectionViewRestriction_groups", Ownership.SHARED),
    **_models("wagtailcore", "PageViewRestriction PageViewRestriction_groups", Ownership.SHARED),
    **_models("wagtailcore", "GroupCollectionPermission GroupPagePermission UploadedFile", Ownership.SHARED),
    **_models("wagtailcore", "Comment CommentReply PageSubscription", Ownership.SHARED),
    **_models("wagtailsearch", "IndexEntry SQLiteFTSIndexEntry", Ownership.SHARED),
    **_models("wagtailadmin", "Admin EditingSession FormState", Ownership.SHARED),
    **_models("wagtailusers", "UserProfile", Ownership.GLOBAL),
    # Our own image and document models stand in the place of these; the tables stay empty.
    **_models("wagtailimages", "Image Rendition", Ownership.GLOBAL),
    **_models("wagtaildocs", "Document", Ownership.GLOBAL),
}

# Rooms in which every table says whose its rows are, for row-level security to hold to.
ROOMS_OF_CASES = ("portal.cases", "portal.referrals", "portal.agendas")

# Foreign keys between two models of tenants that cross from one tenant to another, with the reason.
CROSSING: dict[str, str] = {
    "socialmap.Publication.service": "an entry is owned by one portal and shown in others",
    "cms_pages.BasePage.alias_of": "Wagtail's own key; pages get their wall with the site",
}

# Shared models whose default manager is not scoped, with what stands in its place.
WITHOUT_SCOPED_MANAGER: dict[str, str] = {}
