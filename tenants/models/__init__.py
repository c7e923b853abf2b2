from tenants.models.base import TenantOwned
from tenants.models.membership import Membership
from tenants.models.organisation import Organisation, OrganisationKind, Partnership, Team
from tenants.models.tenant import Tenant, TenantHost

__all__ = [
    "Membership",
    "Organisation",
    "OrganisationKind",
    "Partnership",
    "Team",
    "Tenant",
    "TenantHost",
    "TenantOwned",
]
