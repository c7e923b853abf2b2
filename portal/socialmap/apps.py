from django.apps import AppConfig

OWNED = [
    *("Accessibility", "Address", "Attribute", "Contact", "CostOption", "FieldOwnership", "Funding", "HolidaySchedule"),
    *("ImportBatch", "ImportChange", "Language", "Location", "Metadata", "Organization", "OrganizationIdentifier"),
    *("Phone", "Program", "Proposal", "RequiredDocument", "Schedule", "Service", "ServiceArea", "ServiceAtLocation"),
    *("ServiceCapacity", "Taxonomy", "TaxonomyTerm", "Translation", "Unit", "Url"),
]


class SocialMapConfig(AppConfig):
    name = "portal.socialmap"
    label = "socialmap"
    verbose_name = "Sociale kaart"
    model_scopes = {**dict.fromkeys(OWNED, "owned"), "Publication": "shared"}

    def ready(self) -> None:
        from portal.socialmap import audit_actions, policies  # noqa: F401  the actions register themselves

        policies.register()
