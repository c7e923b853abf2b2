"""What many screens are given in the same way: the version that somebody looked at, and the page of a list."""

from datetime import datetime
from typing import Any, NoReturn

from django import forms
from django.core import signing
from django.http import HttpRequest
from django.utils.translation import gettext as _

from tenants.errors import Stale

MOST_PAGES = 4_000


class VersionForm(forms.Form):
    """One step, at the version that somebody looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def refuse_as_stale() -> NoReturn:
    """For what no form of ours sends: whoever sends it looked at another page.

    Raises:
        Stale: always.
    """
    raise Stale(_("Bekijk de pagina opnieuw en probeer het nog eens."))


def given_in(form: forms.Form) -> dict[str, Any]:
    """What a form holds that has no field to mend.

    Raises:
        Stale: it cannot be used.
    """
    if not form.is_valid():
        refuse_as_stale()
    return form.cleaned_data


def version_in(request: HttpRequest) -> int:
    """The version that somebody looked at.

    Raises:
        Stale: there is none.
    """
    version: int = given_in(VersionForm(request.POST))["version"]
    return version


def page_asked(request: HttpRequest, most: int = MOST_PAGES) -> int:
    """The page of a list, from 1, whatever somebody typed in the address."""
    return page_written(request.GET.get("pagina", ""), most)


def page_written(written: str, most: int = MOST_PAGES) -> int:
    """The page that is meant by what somebody typed, from 1; the first one when it is no number."""
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 6 else 1
    return min(max(number, 1), most)


def place_asked(request: HttpRequest, salt: str) -> tuple[datetime, int] | None:
    """Where the page before ended in a list that goes by moment; the beginning for what this list never wrote."""
    try:
        at, pk = signing.loads(request.GET.get("vanaf", ""), salt=salt)
    except signing.BadSignature:
        return None
    return datetime.fromisoformat(at), pk


def place_written(place: tuple[datetime, int], salt: str) -> str:
    """The same for the address of the next page, signed: nobody asks from a place that no page ended at."""
    at, pk = place
    return signing.dumps([at.isoformat(), pk], salt=salt)
