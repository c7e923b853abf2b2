"""The covenant: what organisations promise each other before they work together, version by version.

Others ask here whether an organisation accepted the covenant that is in force. Models are reached inside the
functions, because Django imports this package before its models may exist.
"""

from tenants.covenant.events import PUBLISHED
from tenants.covenant.facts import Acceptance, has_accepted, organisations_that_accepted

__all__ = ["PUBLISHED", "Acceptance", "has_accepted", "organisations_that_accepted"]
