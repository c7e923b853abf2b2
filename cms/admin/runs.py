"""Work on many entries as editors see it: looked at, agreed with, followed, taken back. One shape for each kind."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from tenants.errors import Invalid
from tenants.given import version_in
from tenants.http import PortalRequest


def take_step(request: PortalRequest, uid: UUID, take: Callable[..., object], *, said: str, then: str) -> HttpResponse:
    """Take a step of a run at the version that was looked at, and go back to its page; what cannot be is said there.

    Args:
        take: a command on a run.
        said: what the page says when it was taken.
        then: the name of the page.

    Raises:
        NotFound, Refused, Stale: as the command.
    """
    try:
        take(request.actor, uid=uid, version=version_in(request))
    except Invalid as nothing:
        messages.warning(request, nothing.message)
    else:
        messages.success(request, said)
    return redirect(then, uid=uid)
