"""A row that cannot be used is refused as a whole, with its reason; the others come in."""

from typing import Any

import pytest

from portal.socialmap.models import Service
from tenants.access import Actor
from tenants.models import Tenant
from tests.factories.socialmap import make_organization, make_service
from tests.portal.socialmap.spreadsheet.conftest import FIRST, HEADINGS, WHOLE, kinds, looked_at, read_in, workbook

REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"Telefoon": "bel ons maar"}, "is geen telefoonnummer"),
    ({"E-mail": "geen adres"}, "is geen e-mailadres"),
    ({"Website": "javascript:alert(1)"}, "is geen webadres"),
    ({"Postcode": "12345"}, "is geen postcode"),
    ({"Plaats": ""}, "straat én een plaats"),
    ({"Openingstijden": "af en toe"}, "begrijpen"),
    ({"Leefgebieden": "Ruimtevaart"}, "kennen “Ruimtevaart” niet"),
    ({"Gemeente": "Atlantis"}, "kennen “Atlantis” niet"),
    ({"Wie dit ziet": "misschien"}, "“iedereen” of “alleen partners”"),
    ({"Nagekeken op": "gisteren"}, "is geen datum"),
    ({"Nagekeken op": "31-02-2026"}, "bestaat niet"),
    ({"Nagekeken op": "01-01-2199"}, "in de toekomst"),
    ({"Kosten": "#REF!"}, "fout van Excel"),
    ({"Organisatie": ""}, "Organisatie is leeg"),
    ({"Dienst": "", "Organisatie": ""}, "De organisatie en de dienst zijn leeg"),
    ({"Dienst": "x" * 301}, "langer dan 300"),
]


@pytest.mark.parametrize(("changed", "why"), REFUSED)
def test_a_row_that_cannot_be_used_is_refused_as_a_whole_with_its_reason(
    with_words: Tenant, eva: Actor, changed: dict[str, Any], why: str
) -> None:
    upload = looked_at(eva, workbook(list(WHOLE), list((WHOLE | changed).values())))
    assert kinds(upload) == ["refused"]
    assert why in upload.plan[0]["reasons"][0]
    assert upload.plan[0]["row"] == 2


def test_good_rows_come_in_beside_refused_ones(with_words: Tenant, eva: Actor) -> None:
    bad = (*FIRST[:3], "bel ons", *FIRST[4:])
    upload = read_in(eva, workbook(HEADINGS, bad, ("Brug", "Tweede", *FIRST[2:])))
    assert [each.name for each in Service.objects.all()] == ["Tweede"]
    assert upload.figures["written"] == 1


def test_one_service_in_two_rows_is_refused_the_second_time(with_words: Tenant, eva: Actor) -> None:
    upload = looked_at(eva, workbook(HEADINGS, FIRST, FIRST))
    assert kinds(upload) == ["new", "refused"]
    assert "ook in rij 2" in upload.plan[1]["reasons"][0]


def test_a_service_that_stands_twice_under_one_name_is_refused(with_words: Tenant, eva: Actor) -> None:
    organization = make_organization("Welzijn De Brug")
    make_service("Inloop", organization)
    make_service("Inloop", organization)
    assert "staat vaker op de kaart" in looked_at(eva, workbook(HEADINGS, FIRST)).plan[0]["reasons"][0]


def test_an_id_of_another_portal_is_refused_as_a_random_one(with_words: Tenant, heidedorp: Tenant, eva: Actor) -> None:
    from uuid import uuid4

    from tenants.context import activate

    with activate(heidedorp):
        theirs = make_service("Van een ander")
    upload = looked_at(eva, workbook(("Id", "Dienst"), (str(theirs.uid), "Gekaapt"), (str(uuid4()), "Gekaapt")))
    assert kinds(upload) == ["refused", "refused"]
    assert upload.plan[0]["reasons"] == upload.plan[1]["reasons"]
    assert upload.plan[0]["name"] == "Gekaapt"
