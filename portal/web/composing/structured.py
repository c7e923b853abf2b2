"""What search engines read: schema.org as JSON-LD, made from the same values as the page.

Sources of what is asked:
- https://schema.org/GovernmentService, https://schema.org/Service (provider, areaServed, availableChannel, audience)
  What is free has an Offer of price 0: `isAccessibleForFree` is of places, events and works, not of services
- https://schema.org/ServiceChannel (serviceUrl, servicePhone, serviceLocation, availableLanguage)
- https://developers.google.com/search/docs/appearance/structured-data/local-business: an Organization or place wants
  `name` and `address`; openingHoursSpecification wants `opens` and `closes` as hh:mm and `dayOfWeek`; a special day has
  `validFrom` and `validThrough`, and 00:00 to 00:00 when closed all day
- https://developers.google.com/search/docs/appearance/structured-data/breadcrumb: itemListElement with `position`,
  `name` and, but for the last, `item`
- https://developers.google.com/search/docs/appearance/structured-data/sitelinks-searchbox: WebSite with `url` and a
  SearchAction whose `query-input` is "required name=search_term_string"

Of a secret place nothing is told: its values hold no address here (portal.socialmap keeps them back).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from portal.socialmap import selectors
from portal.socialmap.opening import DayHours, Timetable, special_day, week

CONTEXT = "https://schema.org"
WEEKS = 5
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MUNICIPALITY = "municipality"
# Inside a script element only these end it or change how it is read; as \u they are the same text to JSON.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}

Thing = dict[str, Any]


def as_script(things: Sequence[Thing]) -> SafeString:
    """The things as the content of a script element that no text in them can close."""
    written = json.dumps({"@context": CONTEXT, "@graph": list(things)}, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(written.translate(ESCAPES))  # noqa: S308  nothing is left that HTML gives a meaning


def service(found: selectors.ServicePage, url: str, provider_url: str, today: date) -> Thing:
    """A service. One of the municipality itself is a GovernmentService."""
    card = found.card
    of_government = card.organization is not None and card.organization.kind == MUNICIPALITY
    places = [_place(place) for place in card.places if not place.secret and place.addresses]
    languages = [each.code or each.name for each in card.languages]
    return _without_empty(
        {
            "@type": "GovernmentService" if of_government else "Service",
            "@id": f"{url}#hulp",
            "name": card.name,
            "alternateName": found.alternate_name,
            "description": card.summary,
            "url": url,
            "provider": _provider(card.organization, provider_url, of_government),
            "areaServed": [{"@type": "AdministrativeArea", "name": area} for area in found.areas],
            "audience": {"@type": "Audience", "audienceType": found.eligibility} if found.eligibility else None,
            "offers": {"@type": "Offer", "price": 0, "priceCurrency": "EUR"} if card.free else None,
            "hoursAvailable": opening_hours(card.timetable, today),
            "availableChannel": _without_empty(
                {
                    "@type": "ServiceChannel",
                    "serviceUrl": found.url or url,
                    "servicePhone": _phones(card, found),
                    "availableLanguage": languages,
                    "serviceLocation": places,
                }
            ),
        }
    )


def organisation(found: selectors.OrganizationPage, url: str) -> Thing:
    """An organisation; that of a municipality is a GovernmentOrganization."""
    places = [place for each in found.services for place in each.places if not place.secret and place.addresses]
    return _without_empty(
        {
            "@type": "GovernmentOrganization" if found.kind == MUNICIPALITY else "Organization",
            "@id": f"{url}#organisatie",
            "name": found.name,
            "alternateName": found.alternate_name,
            "description": found.plain_text or found.description,
            "url": found.website or url,
            "telephone": next((phone.number for phone in found.phones), ""),
            "email": found.email,
            "address": _address(places[0].addresses[0]) if places else None,
            "sameAs": [link.url for link in found.links],
        }
    )


def breadcrumbs(trail: Sequence[tuple[str, str]], base: str) -> Thing:
    """The road to the page. `trail` as the page shows it: title and address, the page itself last and without one."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            _without_empty(
                {
                    "@type": "ListItem",
                    "position": place,
                    "name": title,
                    "item": f"{base}{address}" if address else "",
                }
            )
            for place, (title, address) in enumerate(trail, start=1)
        ],
    }


def website(name: str, url: str, search_url: str) -> Thing:
    """The portal itself, and how it is searched. For the front page.

    Args:
        url: the whole address of the front page.
        search_url: the whole address of the list of results, without a query.
    """
    return {
        "@type": "WebSite",
        "@id": f"{url}#site",
        "name": name,
        "url": url,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search_url}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def opening_hours(timetable: Timetable, today: date) -> list[Thing]:
    """The usual week of seven coming days, and each day of five weeks that goes differently."""
    coming = [each for number in range(WEEKS) for each in week(timetable, today + timedelta(days=7 * number))]
    usual: dict[int, DayHours] = {}
    for each in coming:
        if not _differs(timetable, each):
            usual.setdefault(each.day.weekday(), each)
    weekly = [_span(DAYS[day], *hours) for day in sorted(usual) for hours in usual[day].hours]
    special = [
        {**span, "validFrom": each.day.isoformat(), "validThrough": each.day.isoformat()}
        for each in coming
        if _differs(timetable, each)
        for span in _spans_of(each)
    ]
    return [*weekly, *special]


def _differs(timetable: Timetable, each: DayHours) -> bool:
    return bool(each.note) or special_day(timetable, each.day) is not None


def _spans_of(each: DayHours) -> Iterator[Thing]:
    day = DAYS[each.day.weekday()]
    if not each.hours:
        yield _specified(day, time(0), time(0))
    yield from (_span(day, opens, closes) for opens, closes in each.hours)


def _span(day: str, opens: time, closes: time) -> Thing:
    """From and until. A day and a night ends at 23:59, because 00:00 to 00:00 means closed."""
    until = time(23, 59) if opens == closes else closes
    return _specified(day, opens, until)


def _specified(day: str, opens: time, closes: time) -> Thing:
    hours = {"opens": f"{opens:%H:%M}", "closes": f"{closes:%H:%M}"}
    return {"@type": "OpeningHoursSpecification", "dayOfWeek": day, **hours}


def _place(place: selectors.Place) -> Thing:
    pinned = place.latitude is not None and place.longitude is not None
    return _without_empty(
        {
            "@type": "Place",
            "name": place.name,
            "address": _address(place.addresses[0]),
            "geo": {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
            if pinned
            else None,
        }
    )


def _address(address: selectors.PostalAddress) -> Thing:
    return _without_empty(
        {
            "@type": "PostalAddress",
            "streetAddress": ", ".join(address.street),
            "postalCode": address.postal_code,
            "addressLocality": address.city,
            "addressCountry": "NL",
        }
    )


def _provider(name: selectors.OrganizationName | None, url: str, of_government: bool) -> Thing | None:
    if name is None:
        return None
    kind = "GovernmentOrganization" if of_government else "Organization"
    return _without_empty({"@type": kind, "name": name.name, "url": url})


def _phones(card: selectors.ServiceCard, found: selectors.ServicePage) -> list[Thing]:
    lines = (*card.phones, *(phone for place in card.places for phone in place.phones))
    numbers = dict.fromkeys(line.number for line in lines)
    email = {"email": found.email} if found.email else {}
    return [{"@type": "ContactPoint", "telephone": number, **email} for number in numbers]


def _without_empty(thing: Mapping[str, Any]) -> Thing:
    """What is not known is not told."""
    return {name: value for name, value in thing.items() if value not in (None, "", [], {})}
