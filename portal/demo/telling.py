"""What the commands print: where the portals are, and who can sign in."""

import os
from collections.abc import Iterator

from django.core.management.base import CommandError
from django.urls import reverse
from django.utils import timezone

from portal.demo.content.cases import read_cases
from portal.demo.content.reading import read_portals
from portal.demo.content.shapes import Person, Portal
from portal.demo.filling.people import PASSWORD, seed_of
from portal.referrals.models import ReferralLink
from portal.referrals.proofs import token_of
from tenants.context import activate
from tenants.models import Tenant


def port_of_environment() -> int:
    """Where the demo is served: PORT, or 8000.

    Raises:
        CommandError: PORT is no port.
    """
    told = os.environ.get("PORT", "8000")
    if not told.isdecimal() or not 0 < int(told) < 65536:
        raise CommandError(f"PORT is {told!r}; it must be a number from 1 to 65535.")
    return int(told)


def addresses(port: int) -> Iterator[str]:
    """The portals, as addresses to click on."""
    yield f"All example portals    http://localhost:{port}/"
    for portal in read_portals():
        yield f"{portal.name:<22} {_address(portal, port)}/"


def how_to_sign_in(port: int) -> str:
    """One line, for who saw the whole list before."""
    sign_in = f"{_address(read_portals()[0], port)}{reverse('account_login')}"
    return f"Sign in with a button on {sign_in} (manage.py demo lists the people)."


def logins(port: int) -> Iterator[str]:
    """The invented people. The sign-in page has a button for each, so nobody needs to type this."""
    yield f"Sign in with a button on {reverse('account_login')} of a portal, or by hand with the password {PASSWORD}"
    yield "and a code of an authenticator app (the seed is behind each address)."
    for portal in read_portals():
        yield f"\n{portal.name}, {_address(portal, port)}{reverse('account_login')}"
        for person in portal.people:
            yield f"  {person.role.label:<33} {_where(person, portal):<29} {person.email:<31} {seed_of(person.email)}"


def codes(port: int) -> Iterator[str]:
    """The invented residents who can look at what is known about them: code of the receipt, date of birth, language."""
    yield 'As a resident, "Wie weet wat van mij?" opens with the code of a receipt and a date of birth:'
    for portal in read_portals():
        yield f"\n{portal.name}, {_address(portal, port)}{reverse('resident:door')}"
        for case in read_cases(portal.slug).with_a_code:
            born = "-".join(reversed(case.birth_date.split("-")))
            yield f"  {f'{case.first_name} {case.last_name}':<33} {case.code:<29} {born:<31} {case.language}"


def links(port: int) -> Iterator[str]:
    """Where receivers without an account come in. The code that they need is in a mail, among the mails of the demo."""
    yield "Receivers without an account come in by a link, and a code that is mailed when they ask (see var/mail):"
    for portal in read_portals():
        with activate(Tenant.objects.get(slug=portal.slug)):
            for link in ReferralLink.objects.all().standing(timezone.now()).select_related("team"):
                door = reverse("by_link:door", kwargs={"token": token_of(link)})
                yield f"  {link.team.name:<33} {_address(portal, port)}{door}"


def _where(person: Person, portal: Portal) -> str:
    return portal.organisations[person.organisation].name if person.organisation else "het platform"


def _address(portal: Portal, port: int) -> str:
    return f"http://{portal.slug}.localhost:{port}"
