"""Exceptional grants: one person may do one thing to one object, until a moment, for a reason.

The only package that imports guardian, and of it only the direct-foreign-key permission model: its checks give
everything to superusers, and its lists ignore who was deactivated.
"""

from tenants.grants.reading import granted, register_grants
from tenants.grants.services import LONGEST, give, withdraw

__all__ = ["LONGEST", "give", "granted", "register_grants", "withdraw"]
