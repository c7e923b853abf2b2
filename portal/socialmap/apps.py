from datetime import timedelta

from django.apps import AppConfig

from tenants.retention import NOTHING_PERSONAL

OWNED = [
    *("Accessibility", "Address", "Attribute", "Contact", "CostOption", "FieldOwnership", "FreshnessAsk"),
    *("BulkRun", "ChangeNote", "ColumnMapping", "Funding", "HolidaySchedule", "SpreadsheetUpload"),
    *("ImportBatch", "ImportChange", "Language", "Location", "Metadata", "Organization", "OrganizationIdentifier"),
    *("Phone", "Program", "Proposal", "RequiredDocument", "Schedule", "Service", "ServiceArea", "ServiceAtLocation"),
    *("ServiceCapacity", "Taxonomy", "TaxonomyTerm", "Translation", "Unit", "Url"),
]

# What stands on the public map, or says how it is ordered.
OF_THE_MAP = (
    *("Accessibility", "Address", "Attribute", "ColumnMapping", "CostOption", "Funding", "HolidaySchedule"),
    *("ImportChange", "Language", "Metadata", "OrganizationIdentifier", "Program", "RequiredDocument", "Schedule"),
    *("ServiceArea", "ServiceAtLocation", "ServiceCapacity", "Taxonomy", "TaxonomyTerm", "Translation", "Unit", "Url"),
)
# What names the worker who wrote, offered or decided.
BY_WORKERS = (
    *("ChangeNote", "FieldOwnership", "ImportBatch", "Location", "Organization", "Proposal", "Publication", "Service"),
)


class SocialMapConfig(AppConfig):
    name = "portal.socialmap"
    label = "socialmap"
    verbose_name = "Sociale kaart"
    model_scopes = {**dict.fromkeys(OWNED, "owned"), "Publication": "shared"}
    kept = {
        **dict.fromkeys(OF_THE_MAP, NOTHING_PERSONAL),
        **dict.fromkeys(BY_WORKERS, "It is the map and its history; the worker in it is named as long as it stands."),
        **dict.fromkeys(("Contact", "Phone"), "Where help is reached: public, and it goes with its entry."),
    }

    def ready(self) -> None:
        # Actions of the log and handlers of messages register themselves.
        from portal.socialmap import audit_actions, policies, retention  # noqa: F401
        from portal.socialmap.asking.rounds import ask_and_follow
        from portal.socialmap.bulk import working as bulk_working  # noqa: F401
        from portal.socialmap.drafting.services import publish_what_is_due
        from portal.socialmap.spreadsheet import audit_actions as of_lists  # noqa: F401
        from portal.socialmap.spreadsheet import working  # noqa: F401
        from tenants.outbox import register_job

        policies.register()
        register_job("socialmap.planned_drafts", timedelta(minutes=5), publish_what_is_due)
        register_job("socialmap.freshness", timedelta(days=1), ask_and_follow)
