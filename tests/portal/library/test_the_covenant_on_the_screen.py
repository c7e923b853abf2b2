"""Publishing, being asked, reading and signing, through the screens."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from portal.library.mails import write_covenant_asked
from portal.library.selectors import covenant as selectors
from tenants.access import Actor
from tenants.context import activate
from tenants.covenant import has_accepted
from tenants.covenant.models import CovenantAcceptance, CovenantVersion
from tenants.errors import NotFound
from tenants.models import Membership, Organisation, Partnership, Team, Tenant
from tenants.outbox.models import OutboxMessage
from tests.factories.accounts import sign_in
from tests.tenants.covenant.covenants import published, signed

COVENANT = "/bibliotheek/convenant/"


def asked_by_mail() -> list[dict[str, Any]]:
    rows = OutboxMessage.objects.filter(topic="mail").order_by("pk")
    return [row.payload for row in rows if row.payload.get("purpose") == "library.covenant_asked"]


def test_an_editor_writes_reads_and_publishes(client: Client, waterkant: Tenant, eva: Actor) -> None:
    sign_in(client, eva)
    text = "## Doel\n\n<b>Wij</b> helpen.\n\n- Wij bellen."
    today = timezone.localdate().isoformat()

    kept = client.post(f"{COVENANT}concept/", {"version": "0", "title": "Convenant", "text": text})
    shown = client.get(kept["Location"]).content.decode()
    client.post(kept["Location"], {"version": "1", "in_force_from": today})
    page = client.get(COVENANT).content.decode()

    assert "&lt;b&gt;Wij&lt;/b&gt; helpen." in shown
    assert '<h2 class="h2">Doel</h2>' in page
    assert "<li>Wij bellen.</li>" in page
    with activate(waterkant):
        assert CovenantVersion.objects.get().number == 1


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"in_force_from": ""}, "in_force_from"),
        ({"in_force_from": "geen datum"}, "in_force_from"),
        ({"in_force_from": "2026-13-01"}, "in_force_from"),
        ({"in_force_from": "2031-02-01", "previous_counts_until": "2031-01-01"}, "previous_counts_until"),
    ],
)
def test_a_date_that_cannot_be_is_told_at_its_field(
    client: Client, waterkant: Tenant, eva: Actor, sent: dict[str, str], field: str
) -> None:
    sign_in(client, eva)
    client.post(f"{COVENANT}concept/", {"version": "0", "title": "Convenant", "text": "Tekst."})

    answer = client.post(f"{COVENANT}concept/publiceren/", {"version": "1", **sent})

    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()


def test_everybody_who_may_sign_is_asked_by_mail_once_each(
    in_waterkant: Tenant, eva: Actor, anna: Actor, marit: Actor, alice: Actor, credit_bank: Team
) -> None:
    version = published(eva)

    assert {row["person"] for row in asked_by_mail()} == {anna.person.pk, marit.person.pk}  # type: ignore[union-attr]
    letter = write_covenant_asked(asked_by_mail()[0])
    assert letter is not None
    assert "/bibliotheek/convenant/" in letter.text
    assert "Anna" not in letter.text + letter.subject
    assert version.title not in letter.text


def test_who_signed_left_or_is_asked_for_a_newer_version_gets_no_letter(
    in_waterkant: Tenant, eva: Actor, anna: Actor, marit: Actor
) -> None:
    version = published(eva)
    of_anna, of_marit = asked_by_mail()
    signed(anna, version)
    assert write_covenant_asked(of_anna) is None
    assert write_covenant_asked(of_marit) is not None

    published(eva)
    assert write_covenant_asked(of_marit) is None
    Membership.objects.filter(person=marit.person).update(ends_on="2021-01-01")
    assert write_covenant_asked(asked_by_mail()[-1]) is None


def test_an_administrator_reads_and_signs_by_ticking_the_box(
    client: Client, waterkant: Tenant, eva: Actor, anna: Actor, welfare: Team
) -> None:
    with activate(waterkant):
        version = published(eva)
    sign_in(client, anna)
    overview = client.get("/overzicht/").content.decode()
    before = client.get(COVENANT).content.decode()
    there = f"{COVENANT}versie/{version.uid}/accepteren/"
    form = client.get(there).content.decode()
    sent = {"organisation": str(welfare.organisation.uid), "shown": version.text_hash}

    without_the_box = client.post(there, sent)
    with_it = client.post(there, {**sent, "agreed": "on"}, follow=True).content.decode()

    assert "1 versie wacht op u." in overview
    assert "Nog niet geaccepteerd" in before
    assert "namens Welzijn De Brug" in form
    assert "U tekent als Anna" in form
    assert without_the_box.status_code == 422
    assert re.search(r"Geaccepteerd op .* door Anna", with_it)
    assert "versie wacht op u" not in client.get("/overzicht/").content.decode()
    with activate(waterkant):
        assert has_accepted(welfare.organisation)


def test_a_text_that_changed_under_the_hand_is_not_signed(
    client: Client, waterkant: Tenant, eva: Actor, anna: Actor, welfare: Team
) -> None:
    with activate(waterkant):
        version = published(eva)
    sent = {"organisation": str(welfare.organisation.uid), "shown": "0" * 64, "agreed": "on"}

    answer = sign_in(client, anna).post(f"{COVENANT}versie/{version.uid}/accepteren/", sent)

    assert answer.status_code == 409
    with activate(waterkant):
        assert not CovenantAcceptance.objects.exists()


@pytest.mark.parametrize(("someone", "status"), [("alice", 404), ("carla", 404), ("ria", 404), ("eva", 404)])
def test_who_may_not_sign_finds_no_form(
    request: pytest.FixtureRequest, client: Client, waterkant: Tenant, eva: Actor, someone: str, status: int
) -> None:
    with activate(waterkant):
        version = published(eva)
    sign_in(client, request.getfixturevalue(someone))

    assert client.get(f"{COVENANT}versie/{version.uid}/accepteren/").status_code == status


def test_a_professional_reads_how_the_own_organisation_stands(
    client: Client, waterkant: Tenant, eva: Actor, anna: Actor, alice: Actor
) -> None:
    with activate(waterkant):
        signed(anna, published(eva))
        published(eva, start=0, older_until=60)
    page = sign_in(client, alice).get(COVENANT).content.decode()

    assert "Nog niet geaccepteerd" in page
    assert "Een oudere versie telt niet meer vanaf" in page
    assert "Vraag uw partnerbeheerder" in page


def test_partners_see_no_signature_of_another_organisation(
    in_waterkant: Tenant, eva: Actor, anna: Actor, bob: Actor
) -> None:
    signed(anna, published(eva))

    assert [(each.name, each.signature) for each in selectors.covenant_page(bob).own] == [
        ("Kredietbank De Vliet", None)
    ]
    assert not CovenantAcceptance.objects.visible_to(bob).exists()
    assert CovenantAcceptance.objects.visible_to(eva).count() == 1


def test_the_municipality_sees_who_did_not_sign_first(
    client: Client, waterkant: Tenant, eva: Actor, anna: Actor, credit_bank: Team
) -> None:
    with activate(waterkant):
        signed(anna, published(eva))
        found = selectors.organisations(eva)

    assert [(line.name, line.counts) for line in found.lines][-1] == ("Welzijn De Brug", True)
    assert (found.total, found.missing) == (3, 2)
    page = sign_in(client, eva).get(f"{COVENANT}organisaties/").content.decode()
    assert "2 organisaties hebben nog geen akkoord dat telt" in page


@pytest.mark.parametrize("someone", ["alice", "anna", "carla", "frits", "omar", "ria"])
def test_only_editors_see_who_signed(
    request: pytest.FixtureRequest, client: Client, waterkant: Tenant, someone: str
) -> None:
    sign_in(client, request.getfixturevalue(someone))

    for page in ("organisaties/", "concept/", "concept/publiceren/"):
        assert client.get(f"{COVENANT}{page}").status_code == 404


def test_a_visitor_is_asked_to_sign_in(client: Client, waterkant: Tenant) -> None:
    client.defaults["HTTP_HOST"] = waterkant.primary_host

    for page in ("/bibliotheek/", COVENANT, "/bibliotheek/vragen/", f"{COVENANT}organisaties/"):
        assert client.get(page)["Location"].startswith("/account/inloggen/")


def test_who_comes_back_after_a_break_is_asked_again(
    in_waterkant: Tenant, eva: Actor, anna: Actor, welfare: Team
) -> None:
    signed(anna, published(eva))
    assert selectors.to_sign(anna) == ()
    Partnership.objects.filter(organisation=welfare.organisation).update(
        starts_on=timezone.localdate() + timedelta(days=1)
    )
    Partnership.objects.create(organisation=welfare.organisation, starts_on="2019-01-01", ends_on="2019-12-31")

    assert not has_accepted(welfare.organisation, timezone.localdate() + timedelta(days=1))


def test_a_version_of_another_portal_is_not_found(
    waterkant: Tenant, heidedorp: Tenant, eva: Actor, charlie: Actor
) -> None:
    with activate(waterkant):
        version = published(eva)
    with activate(heidedorp), pytest.raises(NotFound):
        selectors.covenant_version(charlie, version.uid)


@pytest.mark.parametrize("rows", [1, 10, 100])
def test_the_list_of_organisations_costs_the_same_however_many_there_are(
    in_waterkant: Tenant, eva: Actor, rows: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    version = published(eva)
    for number in range(rows):
        organisation = Organisation.objects.create(name=f"Partner {number:03}")
        Partnership.objects.create(organisation=organisation, starts_on="2020-01-01")
        CovenantAcceptance.objects.create(
            organisation=organisation,
            covenant=version,
            person=eva.person,
            person_name="Iemand",
            at=timezone.now(),
            accepted_on=timezone.localdate(),
            text_hash=version.text_hash,
        )

    with django_assert_num_queries(3):
        found = selectors.organisations(eva)
    assert (len(found.lines), found.missing) == (min(rows + 1, selectors.PAGE), 1)


def test_the_page_of_the_covenant_costs_three_queries(
    in_waterkant: Tenant, eva: Actor, anna: Actor, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for _number in range(5):
        signed(anna, published(eva))

    with django_assert_num_queries(3):
        assert len(selectors.covenant_page(anna).history) == 5
