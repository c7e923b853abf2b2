"""Ask a portal's search from the terminal."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.api import search
from search.query import SearchQuery, SearchResult
from tenants.access import anonymous, system
from tenants.context import activate
from tenants.models import Tenant


class Command(BaseCommand):
    help = "Searches a portal as the public or as a partner, and prints engine, total, correction, hits and facets."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("query")
        parser.add_argument("--tenant", required=True, metavar="SLUG")
        parser.add_argument("--audience", choices=["public", "partners"], default="public")
        parser.add_argument("--limit", type=int, default=20)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        tenant = Tenant.objects.filter(slug=options["tenant"]).first()
        if tenant is None:
            raise CommandError(f"There is no tenant {options['tenant']!r}.")
        if options["limit"] < 1:
            raise CommandError("--limit is at least 1.")
        with activate(tenant):
            partners = options["audience"] == "partners"
            actor = system(tenant, "search-command") if partners else anonymous(tenant)
            result = search(actor, SearchQuery(text=options["query"], page_size=options["limit"]))
        self.stdout.write(json.dumps(_as_json(result), ensure_ascii=False) if options["json"] else _as_text(result))


def _as_json(result: SearchResult) -> dict[str, object]:
    return {
        "engine": result.engine,
        "total": result.total.value,
        "total_exact": result.total.exact,
        "correction": result.correction.text if result.correction else None,
        "hits": [
            {
                "id": str(hit.uid),
                "external_id": hit.external_id,
                "title": hit.title,
                "kind": hit.kind,
                "score": round(hit.score, 6) if hit.score is not None else None,
            }
            for hit in result.hits
        ],
        "facets": {
            facet.name: [{"value": each.value, "label": each.label, "count": each.count} for each in facet.values]
            for facet in result.facets
        },
        "suggestions": list(result.suggestions),
    }


def _as_text(result: SearchResult) -> str:
    lines = [f"{result.total.value}{'' if result.total.exact else ' or more'} results ({result.engine})"]
    if result.correction:
        lines.append(f"Read as: {result.correction.text}")
    lines += [f"{place:>3}. {hit.title}  [{hit.kind}]" for place, hit in enumerate(result.hits, 1)]
    return "\n".join(lines)
