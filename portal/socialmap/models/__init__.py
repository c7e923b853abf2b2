"""The social map: HSDS 3.1 under its own names, and our own layer on top."""

from portal.socialmap.models.asking import AskAnswer, AskStep, FreshnessAsk
from portal.socialmap.models.conditions import CostOption, RequiredDocument, ServiceArea, ServiceCapacity, Unit
from portal.socialmap.models.contact import Contact, Language, Phone
from portal.socialmap.models.entity import Audience, Entry, HsdsEntity
from portal.socialmap.models.location import Accessibility, Address, Location, PlaceKind, ServiceAtLocation
from portal.socialmap.models.organization import Funding, Organization, OrganizationIdentifier, Program, Url
from portal.socialmap.models.provenance import (
    ChangeNote,
    FieldOwnership,
    ImportBatch,
    ImportChange,
    Proposal,
    ProposalState,
    Translation,
    TranslationState,
)
from portal.socialmap.models.publication import Publication, PublicationState
from portal.socialmap.models.runs import BulkRun, ColumnMapping, RunState, SpreadsheetUpload
from portal.socialmap.models.schedule import Frequency, HolidaySchedule, Schedule
from portal.socialmap.models.service import Service, ServiceStatus
from portal.socialmap.models.taxonomy import Attribute, Metadata, Taxonomy, TaxonomyTerm

__all__ = [
    "Accessibility",
    "Address",
    "AskAnswer",
    "AskStep",
    "Attribute",
    "Audience",
    "BulkRun",
    "ChangeNote",
    "ColumnMapping",
    "Contact",
    "CostOption",
    "Entry",
    "FieldOwnership",
    "Frequency",
    "FreshnessAsk",
    "Funding",
    "HolidaySchedule",
    "HsdsEntity",
    "ImportBatch",
    "ImportChange",
    "Language",
    "Location",
    "Metadata",
    "Organization",
    "OrganizationIdentifier",
    "Phone",
    "PlaceKind",
    "Program",
    "Proposal",
    "ProposalState",
    "Publication",
    "PublicationState",
    "RequiredDocument",
    "RunState",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceCapacity",
    "ServiceStatus",
    "SpreadsheetUpload",
    "Taxonomy",
    "TaxonomyTerm",
    "Translation",
    "TranslationState",
    "Unit",
    "Url",
]
