"""The class of each address of these screens in the wall around the admin, and what its parameters must be."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from cms.boundary.objects import Check
from cms.boundary.routes import Route, classify
from portal.socialmap.models import Proposal, Service
from portal.socialmap.services.finding import ENTRIES

CHANGE = "map_entry_public.change"
CREATE = "map_entry_public.create"


def kind(_request: HttpRequest, value: str, _path: Mapping[str, Any]) -> bool:
    """One of the three kinds of entries."""
    return value in ENTRIES


def entry(_request: HttpRequest, value: str, path: Mapping[str, Any]) -> bool:
    """An entry of this portal, or a service that another portal published here (the view shows it to be read)."""
    model = ENTRIES.get(str(path.get("entity")))
    uid = _uid(value)
    if model is None or uid is None:
        return False
    return model.objects.filter(uid=uid).exists()


def entry_or_shared(request: HttpRequest, value: str, path: Mapping[str, Any]) -> bool:
    uid = _uid(value)
    if entry(request, value, path):
        return True
    return uid is not None and path.get("entity") == "service" and Service.published.filter(uid=uid).exists()


def proposal(_request: HttpRequest, value: str, _path: Mapping[str, Any]) -> bool:
    """A proposal that was made in this portal."""
    uid = _uid(value)
    return uid is not None and Proposal.objects.filter(uid=uid).exists()


OWN: Mapping[str, Check] = {"entity": kind, "uid": entry}
SHARED: Mapping[str, Check] = {"entity": kind, "uid": entry_or_shared}


def register() -> None:
    """Tell the wall."""
    classify("cms_entries:list", Route(opens=CHANGE))
    classify("cms_entries:add", Route(opens=CREATE, path={"entity": kind}))
    classify("cms_entries:proposal", Route(opens=CHANGE, path={"uid": proposal}))
    classify("cms_entries:edit", Route(opens=CHANGE, path=SHARED))
    for name in ("step", "give_back", "versions", "compare", "restore", "language", "preview", "pin_map"):
        classify(f"cms_entries:{name}", Route(opens=CHANGE, path=OWN))
    classify("cms_entries:page", Route(opens=CHANGE, path=OWN, framed=True))


def _uid(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None
