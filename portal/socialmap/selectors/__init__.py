"""Reads of the social map, always of what the actor may see. What they cost stands with each."""

from portal.socialmap.selectors.facets import LABELS as FACET_LABELS
from portal.socialmap.selectors.index_documents import IndexDocument, organization_documents, service_documents
from portal.socialmap.selectors.naming import NamedEntry, named_entry
from portal.socialmap.selectors.organizations import organization_names, organization_page, services_of
from portal.socialmap.selectors.parts import (
    ContactLine,
    Cost,
    Link,
    OrganizationName,
    OrganizationPage,
    PhoneLine,
    Place,
    PostalAddress,
    RequiredPaper,
    Room,
    ServiceCard,
    ServicePage,
    Spoken,
    Term,
)
from portal.socialmap.selectors.related import RelatedService, related_services
from portal.socialmap.selectors.services import service_cards, service_page, visible_service_ids
from portal.socialmap.selectors.topics import Topic, life_domains, topics
from portal.socialmap.selectors.work import (
    Difference,
    Offer,
    OpenProposal,
    OwnEntry,
    entry_to_change,
    entry_to_propose_for,
    offers_elsewhere,
    offers_here,
    open_proposals,
    own_entries,
)

__all__ = [
    "FACET_LABELS",
    "ContactLine",
    "Cost",
    "Difference",
    "IndexDocument",
    "Link",
    "NamedEntry",
    "Offer",
    "OpenProposal",
    "OrganizationName",
    "OrganizationPage",
    "OwnEntry",
    "PhoneLine",
    "Place",
    "PostalAddress",
    "RelatedService",
    "RequiredPaper",
    "Room",
    "ServiceCard",
    "ServicePage",
    "Spoken",
    "Term",
    "Topic",
    "entry_to_change",
    "entry_to_propose_for",
    "life_domains",
    "named_entry",
    "offers_elsewhere",
    "offers_here",
    "open_proposals",
    "organization_documents",
    "organization_names",
    "organization_page",
    "own_entries",
    "related_services",
    "service_cards",
    "service_documents",
    "service_page",
    "services_of",
    "topics",
    "visible_service_ids",
]
