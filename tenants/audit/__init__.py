"""What happened, kept so that nobody can change it unseen: ids only, chained per tenant.

Others import from here alone. Models are reached inside the functions: Django imports this package before its
models may exist.
"""

from tenants.audit.actions import Action, UnknownAction, action, actions, register_action
from tenants.audit.identifiers import NotAnIdentifier
from tenants.audit.recording import record, record_each, record_platform, record_refusal

__all__ = [
    "Action",
    "NotAnIdentifier",
    "UnknownAction",
    "action",
    "actions",
    "record",
    "record_each",
    "record_platform",
    "record_refusal",
    "register_action",
]
