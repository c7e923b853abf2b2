"""What becomes of bad files: refused in plain words, or clean. `run` gives the figures for docs/proof.md.

Each goes through the function that every road of a file leads through, and pictures and documents also through the form
of the editors, over the whole stack of the server.
"""

import tempfile
from collections import Counter
from collections.abc import Iterator
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from cms.media.models import PortalDocument, PortalImage
from cms.provisioning import provide
from portal.uploads import clean_document, clean_picture
from tenants.access import Role
from tenants.context import activate
from tenants.models import OrganisationKind, Tenant
from tests.factories.accounts import make_person, sign_in
from tests.factories.tenants import make_organisation, make_tenant
from tests.portal.uploads.bad_files import CASES, OUTCOMES, Bad, Cleaning, made, outcome
from tests.portal.uploads.bad_files.outcomes import REACHES
from tests.proof.figure import Figure, Size, at_least, at_most, told

ASKED = 300
SHARES = {Size.SMALL: 20, Size.FULL: len(CASES)}
FORMS = {clean_picture: "/cms/images/add/", clean_document: "/cms/documents/add/"}
BROKE = "broke"


def run(size: Size, seed: int) -> Iterator[Figure]:
    """Each trick, with seeds of its own."""
    random = Random(seed)
    tricks = [(cleaning, trick) for cleaning, trick, _seed in random.sample(CASES, SHARES[size])]
    files = [(cleaning, made(trick, random.randrange(10**6))) for cleaning, trick in tricks]
    found = Counter(_outcome(cleaning, bad) for cleaning, bad in files)
    harm = sum(count for each, count in found.items() if each not in {*OUTCOMES, BROKE})
    refused = found.total() - found["clean"] - harm - found[BROKE]
    yield at_least("bad files", found.total(), ASKED) if size is Size.FULL else told("bad files", found.total())
    yield told("bad files refused with a sentence that helps", refused)
    yield told("bad files that came out clean", found["clean"])
    yield at_most("bad files that still do harm, or are refused without a whole sentence", harm, 0)
    yield at_most("exceptions on bad files", found[BROKE], 0)
    yield from _sent(files)


def _outcome(cleaning: Cleaning, bad: Bad) -> str:
    try:
        return outcome(cleaning, bad)
    except Exception as error:  # whatever it is, it is counted
        print(f"       {bad.name}: {error!r}")
        return BROKE


def _sent(files: list[tuple[Cleaning, Bad]]) -> Iterator[Figure]:
    """Through the forms of the editors: what they answer, and what lies on the shelf afterwards."""
    with tempfile.TemporaryDirectory(prefix="ketenwijzer-bad-") as folder, override_settings(MEDIA_ROOT=folder):
        tenant, browser = _editor()
        statuses: Counter[int] = Counter()
        for cleaning, bad in files:
            if cleaning not in FORMS:
                continue
            sent = {"title": "Bestand", "description": "Een beeld", "file": SimpleUploadedFile(bad.name, bad.data)}
            statuses[browser.post(FORMS[cleaning], sent).status_code] += 1
        with activate(tenant):
            kept = [each.file.read() for model in (PortalImage, PortalDocument) for each in model.objects.all()]
    yield told("bad files sent by an editor", statuses.total())
    yield at_most("answers 500 to them", sum(count for status, count in statuses.items() if status >= 500), 0)
    yield told("of them kept, cleaned", len(kept))
    yield at_most("of them kept with harm in it", sum(any(each in data for each in REACHES) for data in kept), 0)


def _editor() -> tuple[Tenant, Client]:
    tenant = make_tenant("bestanden")
    town_hall = make_organisation(tenant, "Gemeente Bestanden", OrganisationKind.MUNICIPALITY)
    provide(tenant)
    person = make_person(tenant, Role.EDITOR, organisation=town_hall, name="Redacteur")
    return tenant, sign_in(Client(raise_request_exception=False), person, tenant)
