"""Where one came from, and the address of the same question with something else chosen."""

from django.http import HttpRequest, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme

from portal.consent.asking import Language, language_named

LONGEST_WAY = 500
CHOSEN = ("gekozen", "team", "namens", "deel", "apart", "tot", "wijzig")


def way_back(request: HttpRequest) -> str:
    """The path of this portal to go back to when all is done; empty when there is none, or it leads elsewhere."""
    wanted = request.GET.get("terug", "")
    inside = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if inside and len(wanted) <= LONGEST_WAY else ""


def language_of(request: HttpRequest) -> Language:
    """The language of the resident, as it stands in the address."""
    return language_named(request.GET.get("language", ""))


def query(request: HttpRequest, *without: str, **with_: str) -> str:
    """What stands behind the question mark, with some of it changed or left out."""
    asked: QueryDict = request.GET.copy()
    for name in ("wijzig", *without):
        asked.pop(name, None)
    for name, value in with_.items():
        asked[name] = value
    return f"?{asked.urlencode()}"
