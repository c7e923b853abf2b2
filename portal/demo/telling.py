"""What the commands print: where the portals are, and who can sign in."""

from collections.abc import Iterator

from portal.demo.content.reading import read_portals
from portal.demo.filling.people import PASSWORD, seed_of


def addresses(port: int) -> Iterator[str]:
    """The portals, as addresses to click on."""
    yield f"All portals: http://localhost:{port}/"
    for portal in read_portals():
        yield f"  {portal.name:<24} http://{portal.slug}.localhost:{port}/"


def logins() -> Iterator[str]:
    """The invented people. The sign-in page has a button for each, so nobody needs to type this."""
    yield f"Sign in with a button on /aanmelden/, or by hand with password: {PASSWORD}"
    for portal in read_portals():
        yield f"  {portal.name}"
        for person in portal.people:
            where = portal.organisations[person.organisation].name if person.organisation else "platform"
            yield f"    {person.role.label:<32} {person.email:<34} {seed_of(person.email)}  {where}"
    yield "The long words are seeds for an authenticator app (TOTP). Everything and everybody here is invented."
