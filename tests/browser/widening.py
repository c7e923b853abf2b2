"""python -m tests.browser.widening: entries for states that the demo does not have, on top of the filled demo.

Names far too long, one entry that only one question finds, one without hours, one closed for now, what editors and
their readers have under their hands, and a portal with more than a thousand services. Run once, in a process of its
own, when the site is filled; addresses that are known only then are kept in a file beside the database.
"""

import json
import os
from pathlib import Path
from uuid import UUID, uuid5

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.browser.settings")

_NAMES = UUID("0b0e6c1e-3a8f-5d0f-8c2e-5e1f0c9a7d11")
CROWDED = 1_200
SEED = 11
CROWDED_SLUG = f"bench-{CROWDED}-{SEED}"
LONG = (
    "Meervoudigeverantwoordelijkheidsverzekeringsmaatschappijondersteuning voor gezinnen, alleenstaanden, ouderen en "
    "iedereen die verder nog hulp zoekt bij het invullen van formulieren van meer dan veertig bladzijden"
)
TOLD = "told.json"
ONE = "Zweefvliegtuigbouwersvereniging"


def uid(name: str) -> UUID:
    """The address of an entry of ours, the same in every filling."""
    return uuid5(_NAMES, name)


def widen() -> None:
    """Add the entries, and build the indexes again."""
    from search.indexing.building import rebuild
    from tenants.context import activate
    from tenants.models import Tenant
    from tests.browser.widening_cases import widen_cases
    from tests.browser.widening_compose import widen_compose
    from tests.browser.widening_editors import page_types, widen_editors
    from tests.browser.widening_grounds import widen_grounds
    from tests.browser.widening_meetings import widen_meetings
    from tests.browser.widening_referrals import widen_referrals
    from tests.search.bench_catalogue import make_catalogue

    waterkant = Tenant.objects.get(slug="waterkant")
    with activate(waterkant):
        _entries()
        links = {
            **widen_editors(waterkant),
            **widen_grounds(waterkant),
            **widen_cases(waterkant),
            **widen_compose(waterkant),
            **widen_referrals(waterkant),
            **widen_meetings(waterkant),
        }
        told = {"links": links, "types": dict(page_types())}
        rebuild()
    crowded = make_catalogue(CROWDED, SEED).tenant
    crowded.name, crowded.settings, crowded.languages = "Stad zonder Eind", waterkant.settings, waterkant.languages
    crowded.save()
    with activate(crowded):
        rebuild()
    (Path(os.environ["KETENWIJZER_BROWSER_HOME"]) / TOLD).write_text(json.dumps(told), encoding="utf-8")


def _entries() -> None:
    from tests.factories.socialmap import (
        make_location,
        make_organization,
        make_phone,
        make_schedule,
        make_service,
    )

    organisation = make_organization(LONG, uid=uid("long organisation"), website=f"https://{'lang-' * 9}adres.example/")
    long = make_service(
        LONG,
        organisation,
        uid=uid("long"),
        description=f"{LONG}. " * 12,
        plain_text=f"{LONG}. " * 8,
        email=f"{'zeer.lang.' * 6}adres@voorbeeld.example",
        wait_time=LONG,
        application_process=LONG,
        eligibility_description=LONG,
    )
    make_location(long, street=f"{LONG[:70]} 1", name=LONG, latitude=51.913, longitude=4.342)
    make_schedule("MO,TU,WE,TH,FR", service=long, description=LONG)
    make_phone("010 000 00 99", service=long)
    one = make_service(ONE, organisation, uid=uid("one"), plain_text="Samen bouwen wij een zweefvliegtuig.")
    make_location(one, street="Hangar 3")
    make_service("Een hulp zonder tijden", organisation, uid=uid("no hours"), plain_text="Wanneer, dat weet niemand.")
    shut = make_service(
        "Een hulp die even dicht is", organisation, uid=uid("shut"), status="temporarily closed", alert="Dicht tot mei."
    )
    make_schedule("MO", service=shut)


if __name__ == "__main__":
    django.setup()
    widen()
