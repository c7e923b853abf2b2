"""How to come into contact: telephones, mail, web, people and desks, for services and organisations alike."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from portal.socialmap import selectors
from portal.web.pages.details import Contact, Link, Reach
from portal.web.phones import Phone

SAFE_SCHEMES = ("https://", "http://")
FAX = "fax"


def reach(
    phones: Iterable[selectors.PhoneLine],
    contacts: Iterable[selectors.ContactLine],
    email: str,
    website: str,
    links: Iterable[selectors.Link],
) -> Reach:
    """Everything by which one can be reached, nothing twice."""
    own = dialled(phones)
    named = tuple(found for line in contacts if (found := _contact(line, own)))
    unnamed = (phone for line in contacts if not _said(line) for phone in dialled(line.phones))
    return Reach(
        phones=tuple(dict.fromkeys((*own, *unnamed))),
        email=email,
        website=Link(_("Naar de website"), website) if _is_web(website) else None,
        links=tuple(Link(link.label, link.url) for link in links if _is_web(link.url)),
        contacts=named,
    )


def dialled(lines: Iterable[selectors.PhoneLine]) -> tuple[Phone, ...]:
    """Numbers that one can call, each once. A fax is none."""
    return tuple(dict.fromkeys(Phone.of(line.number, _purpose(line)) for line in lines if line.kind != FAX))


def _purpose(line: selectors.PhoneLine) -> str:
    if not line.extension:
        return line.description
    inside = _("Toestel %(number)s") % {"number": line.extension}
    return f"{line.description}. {inside}" if line.description else inside


def _said(line: selectors.ContactLine) -> str:
    return line.name or line.department or line.title


def _contact(line: selectors.ContactLine, known: tuple[Phone, ...]) -> Contact | None:
    """Who or what to ask for; without a name it is only a number."""
    name = _said(line)
    if not name:
        return None
    role = ", ".join(part for part in (line.title, line.department) if part and part != name)
    numbers = {phone.link for phone in known}
    return Contact(name, role, line.email, tuple(phone for phone in dialled(line.phones) if phone.link not in numbers))


def _is_web(url: str) -> bool:
    """Imported addresses may be anything; only those of the web become a link."""
    return url.lower().startswith(SAFE_SCHEMES)
