"""The lists: what they show, to whom, at what cost, and what they say when there is nothing."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import Invitation
from portal.accounts.services.invitations import VALID_FOR
from tenants.access import Role
from tenants.models import Membership, Partnership, Team
from tests.factories.accounts import sign_in
from tests.factories.tenants import make_member, make_organisation

LISTS = ["accounts:people", "accounts:invitations", "accounts:partners", "accounts:organisation_teams"]


def more(tenant, team, number):
    """So many more people, invitations, partners and teams."""
    now = timezone.now()
    for each in range(number):
        make_member(tenant, f"Mens{each:03}", Role.PARTNER, team)
        make_organisation(tenant, f"Partner {each:03}")
        Team.objects.create(organisation=team.organisation, name=f"Team {each:03}")
        Invitation.objects.create(
            email=f"gast{each}@brug.example",
            role=Role.PARTNER,
            team=team,
            sent_at=now,
            expires_at=now + VALID_FOR,
        )


def queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_at_1_10_and_100_rows(client, marit, waterkant, town_hall, in_waterkant, name):
    sign_in(client, marit)
    client.get(reverse(name))  # what is looked up once
    counts = []
    for number in (1, 9, 90):
        Membership.objects.exclude(person=marit.person).delete()
        Invitation.objects.all().delete()
        Team.objects.exclude(pk=town_hall.pk).delete()
        more(waterkant, town_hall, number)
        counts.append(queries(client, reverse(name)))

    assert len(set(counts)) == 1, counts


@pytest.mark.parametrize("name", ["accounts:people", "accounts:invitations", "accounts:partners"])
def test_a_long_list_comes_in_pages(client, marit, waterkant, town_hall, in_waterkant, name):
    sign_in(client, marit)
    more(waterkant, town_hall, 30)

    assert "Bladzijde 1 van 2" in client.get(reverse(name)).content.decode()
    assert "Bladzijde 2 van 2" in client.get(reverse(name) + "?pagina=2").content.decode()
    assert client.get(reverse(name) + "?pagina=onzin").status_code == 200


def test_the_partner_administrator_sees_the_own_people_alone(client, anna, alice, bob, charlie, marit, in_waterkant):
    sign_in(client, anna)
    page = client.get(reverse("accounts:people")).content.decode()

    assert alice.person.email in page
    for other in (bob, charlie, marit):
        assert other.person.email not in page


def test_the_municipality_sees_all_of_this_portal(client, marit, alice, bob, charlie, in_waterkant):
    sign_in(client, marit)
    page = client.get(reverse("accounts:people")).content.decode()

    assert alice.person.email in page
    assert bob.person.email in page
    assert charlie.person.email not in page


def test_searching_says_so_when_nobody_is_found(client, anna, alice, in_waterkant):
    sign_in(client, anna)

    assert alice.person.email in client.get(reverse("accounts:people") + "?q=ali").content.decode()
    assert "Niemand gevonden" in client.get(reverse("accounts:people") + "?q=xyz").content.decode()


@pytest.mark.parametrize(
    "name", ["accounts:people", "accounts:invitations", "accounts:invite", "accounts:organisation_teams"]
)
def test_a_professional_has_no_such_screens(client, alice, in_waterkant, name):
    sign_in(client, alice)

    assert client.get(reverse(name)).status_code == 404


def test_a_visitor_is_asked_to_sign_in(client, waterkant):
    answer = client.get(reverse("accounts:people"), HTTP_HOST="waterkant.localhost")

    assert answer.url.startswith("/account/inloggen/?next=/beheer/mensen/")


def test_somebody_of_another_organisation_is_like_nobody(client, anna, bob, charlie, in_waterkant):
    sign_in(client, anna)
    answers = [
        client.get(reverse("accounts:person", kwargs={"uid": uid}))
        for uid in (bob.person.uid, charlie.person.uid, uuid4())
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    token = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
    assert len({token.sub("", answer.content.decode()) for answer in answers}) == 1


def test_a_role_is_given_and_ended_on_the_persons_page(client, anna, alice, welfare, in_waterkant):
    sign_in(client, anna)
    page = reverse("accounts:person", kwargs={"uid": alice.person.uid})
    client.post(page + "rol/", {"team": str(welfare.uid), "role": "VO"})
    assert "Vrijwilliger" in client.get(page).content.decode()

    given = Membership.objects.get(person=alice.person, role="VO")
    client.post(reverse("accounts:end_role", kwargs={"uid": given.uid}))
    assert not Membership.objects.filter(person=alice.person, role="VO").exists()


def test_a_refusal_tells_why(client, anna, in_waterkant):
    sign_in(client, anna)
    own = Membership.objects.get(person=anna.person)
    answer = client.post(reverse("accounts:end_role", kwargs={"uid": own.uid}))

    assert answer.status_code == 403
    assert "laatste beheerder" in answer.content.decode()


def test_forms_offer_no_role_that_would_be_refused(client, anna, marit, in_waterkant, waterkant):
    sign_in(client, anna)
    offered = dict(client.get(reverse("accounts:invite")).context["form"].fields["role"].choices)
    assert set(offered) - {""} == {"PP", "PA", "VO"}

    sign_in(client, marit)
    offered = dict(client.get(reverse("accounts:invite")).context["form"].fields["role"].choices)
    assert set(offered) - {""} == {"MC", "MA", "CE", "FG", "NO", "PA"}


def test_everybody_who_works_here_sees_the_partners(client, alice, credit_bank, in_waterkant):
    sign_in(client, alice)
    page = client.get(reverse("accounts:partners")).content.decode()

    assert "Kredietbank De Vliet" in page
    assert "Deelname beëindigen" not in page


def test_nothing_is_chosen_beforehand_where_there_is_a_choice(client, marit, welfare, in_waterkant):
    """A role is not given by oversight, nor to the organisation that comes first in the alphabet."""
    sign_in(client, marit)
    form = client.get(reverse("accounts:invite")).context["form"]
    assert form.fields["team"].choices[0][0] == ""
    assert client.post(reverse("accounts:invite"), {"email": "nieuw@brug.example"}).status_code == 422

    asked = client.get(f"{reverse('accounts:invite')}?team={welfare.uid}&rol=PA").content.decode()
    assert f'value="{welfare.uid}" selected' in asked
    assert 'value="PA" selected' in asked


def test_ending_a_partner_asks_first(client, marit, alice, welfare, in_waterkant):
    sign_in(client, marit)
    partner = Partnership.objects.get(organisation=welfare.organisation)
    address = reverse("accounts:end_partner", kwargs={"uid": partner.uid})

    assert "1 persoon" in client.get(address).content.decode()
    partner.refresh_from_db()
    assert partner.ends_on is None
    assert client.get(reverse("accounts:end_partner", kwargs={"uid": uuid4()})).status_code == 404
