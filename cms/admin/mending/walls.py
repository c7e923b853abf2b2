"""Is the finding in an address of the active portal? For the wall around the admin."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from cms.admin.mending.models import Finding


def finding(_request: HttpRequest, value: str, _path: Mapping[str, Any]) -> bool:
    """One query."""
    return Finding.objects.filter(uid=value).exists()
