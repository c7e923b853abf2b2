"""What the list of findings takes: a filter, and a reason."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from cms.admin.mending.troubles import Standing, Trouble
from tenants.given import page_written


@dataclass(frozen=True)
class Asked:
    """The filter in an address. What is not on the lists counts as nothing."""

    trouble: str = ""
    standing: str = Standing.OPEN
    page: int = 1

    def address(self, **other: object) -> str:
        """The query string of this filter with other values; the first page and the first list are not written."""
        wanted = {"soort": self.trouble, "lijst": self.standing, "pagina": self.page} | other
        plain = {"soort": "", "lijst": Standing.OPEN, "pagina": 1}
        return f"?{urlencode({name: value for name, value in wanted.items() if value != plain[name]})}"


def asked(query: QueryDict) -> Asked:
    """Read the filter."""
    trouble, standing, page = (query.get(name, "") for name in ("soort", "lijst", "pagina"))
    return Asked(
        trouble if trouble in Trouble.values else "",
        standing if standing in Standing.values else Standing.OPEN,
        page_written(page),
    )
