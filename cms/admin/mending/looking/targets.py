"""What links may lead to in the active portal, read once for a whole look."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import override

from cms.media.models import PortalDocument
from cms.pages.models import BasePage
from cms.serving.addresses import path_of
from portal.socialmap.models import Organization, Service
from tenants.access import system
from tenants.models import Tenant

_LANGUAGE = re.compile(rf"^/(?:{'|'.join(code for code, _name in settings.LANGUAGES)})(?=/)")

MODELS: Mapping[str, Any] = {"service": Service, "organization": Organization}


@dataclass(frozen=True)
class Targets:
    """What is there, for visitors or partners: links to anything else are broken."""

    pages: frozenset[str]
    paths: frozenset[str]
    documents: frozenset[str]
    entries: Mapping[str, frozenset[str]]
    hosts: frozenset[str]

    def is_there(self, kind: str, to: str) -> bool:
        """Whether a link of this kind leads to something. An address of another site is not judged here."""
        if kind in {"service", "organization"}:
            return to.lower() in self.entries[kind]
        if kind == "address":
            path = self.own_path(to)
            return path is None or self._is_path(path)
        return to in (self.pages if kind == "page" else self.documents)

    def own_path(self, address: str) -> str | None:
        """The path of an address of this portal; nothing for another site, a telephone number, a mark in the page."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return None
        if parts.scheme not in {"", "http", "https"} or (not parts.netloc and not parts.path.startswith("/")):
            return None
        ours = not parts.netloc or (parts.hostname or "").lower() in self.hosts
        return (parts.path or "/") if ours else None

    def _is_path(self, path: str) -> bool:
        """Whether a path of this portal answers, as far as that can be known without asking."""
        path = _LANGUAGE.sub("", path)
        try:
            with override(settings.LANGUAGE_CODE):
                found = resolve(path if path.endswith("/") else f"{path}/")
        except Resolver404:
            return False
        checks: Mapping[str, Callable[[dict[str, Any]], bool]] = {
            "cms:page": lambda named: str(named["path"]) in self.paths,
            "web:service": lambda named: str(named["uid"]) in self.entries["service"],
            "web:organisation": lambda named: str(named["uid"]) in self.entries["organization"],
        }
        check = checks.get(found.view_name)
        return check is None or check(found.kwargs)


def targets_here(tenant: Tenant) -> Targets:
    """What links of the active portal may lead to. Five queries, however much there is."""
    looker = system(tenant, "mending")  # sees what partners see: a page for partners may link to an entry for them
    live = list(BasePage.objects.filter(tenant=tenant, live=True).order_by().values_list("pk", "url_path"))
    return Targets(
        pages=frozenset(str(key) for key, _path in live),
        paths=frozenset(path_of(url_path) for _key, url_path in live),
        documents=frozenset(map(str, PortalDocument.objects.order_by().values_list("pk", flat=True))),
        entries={
            entity: frozenset(map(str, model.published.visible_to(looker).order_by().values_list("uid", flat=True)))
            for entity, model in MODELS.items()
        },
        hosts=frozenset(host.lower() for host in tenant.hosts.values_list("host", flat=True)),
    )
