"""Keeping the index: building it for a tenant, one entry after a change, taking one out."""
