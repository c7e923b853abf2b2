"""Organisations take part, with at least one team; when they stop, their people no longer come in."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import InvitationState
from portal.accounts.services.invitations import invite_person
from portal.accounts.services.organisations import (
    add_partner_organisation,
    add_team,
    close_team,
    end_partnership,
)
from tenants.access import Role, actor_for
from tenants.errors import Invalid, NotFound, Refused
from tenants.models import OrganisationKind, Partnership, Team
from tests.factories.accounts import sign_in


def partnership_of(team):
    return Partnership.objects.get(organisation=team.organisation)


def test_a_new_partner_gets_its_first_team_by_itself(marit, in_waterkant):
    added = add_partner_organisation(marit, name="Voedselbank Zuid", kind=OrganisationKind.FOOD_BANK)

    assert Team.objects.get(organisation=added.organisation).name == "Voedselbank Zuid"


def test_a_name_that_takes_part_already_is_refused(marit, welfare, in_waterkant):
    with pytest.raises(Invalid, match="doet al mee"):
        add_partner_organisation(marit, name=welfare.name.upper(), kind=OrganisationKind.WELFARE)


def test_an_organisation_of_another_portal_is_not_taken_by_its_name(marit, elsewhere, in_waterkant):
    added = add_partner_organisation(marit, name=elsewhere.organisation.name, kind=OrganisationKind.WELFARE)

    assert added.organisation != elsewhere.organisation


@pytest.mark.parametrize("who", ["anna", "alice", "eva", "frits", "pim"])
def test_only_the_municipality_adds_partners(request, who, in_waterkant):
    with pytest.raises(Refused):
        add_partner_organisation(request.getfixturevalue(who), name="Nieuw", kind=OrganisationKind.OTHER)


def test_when_it_ends_nobody_of_it_comes_in(marit, alice, welfare, waterkant, client, in_waterkant):
    sign_in(client, alice)
    end_partnership(marit, partnership_uid=partnership_of(welfare).uid)

    assert not actor_for(alice.person, waterkant).is_somebody
    assert client.get("/account/").url.startswith("/account/inloggen/")


def test_and_open_invitations_are_revoked(marit, anna, welfare, in_waterkant):
    invitation = invite_person(anna, email="nieuw@brug.example", role=Role.PARTNER, team_uid=welfare.uid)
    end_partnership(marit, partnership_uid=partnership_of(welfare).uid)
    invitation.refresh_from_db()

    assert invitation.state == InvitationState.REVOKED


def test_a_last_day_counts_as_a_whole(marit, alice, welfare, waterkant, in_waterkant):
    end_partnership(marit, partnership_uid=partnership_of(welfare).uid, ends_on=timezone.localdate())

    assert actor_for(alice.person, waterkant).is_somebody
    assert not actor_for(alice.person, waterkant, on=timezone.localdate() + timedelta(days=1)).is_somebody


def test_nobody_ends_the_own_organisation(marit, town_hall, in_waterkant):
    with pytest.raises(Refused, match="eigen organisatie"):
        end_partnership(marit, partnership_uid=partnership_of(town_hall).uid)


def test_a_partner_administrator_adds_and_closes_teams_of_the_own_organisation(anna, welfare, in_waterkant):
    added = add_team(anna, organisation_uid=welfare.organisation.uid, name="Team Oost")
    close_team(anna, team_uid=added.uid)

    assert Team.objects.get(pk=added.pk).closed_on == timezone.localdate()


def test_not_of_another(anna, credit_bank, in_waterkant):
    with pytest.raises(Refused):
        add_team(anna, organisation_uid=credit_bank.organisation.uid, name="Team Oost")


def test_a_partner_of_another_portal_is_not_there(marit, elsewhere, in_waterkant):
    with pytest.raises(NotFound):
        add_team(marit, organisation_uid=elsewhere.organisation.uid, name="Team Oost")
    with pytest.raises(NotFound):
        close_team(marit, team_uid=elsewhere.uid)


def test_the_last_team_stays(anna, welfare, in_waterkant):
    with pytest.raises(Refused, match="ten minste één team"):
        close_team(anna, team_uid=welfare.uid)


def test_a_team_with_people_stays(anna, welfare, in_waterkant):
    add_team(anna, organisation_uid=welfare.organisation.uid, name="Team Oost")

    with pytest.raises(Refused, match="nog mensen"):
        close_team(anna, team_uid=welfare.uid)


def test_all_of_it_in_the_browser(marit, client, in_waterkant):
    sign_in(client, marit)
    given = {"name": "Voedselbank Zuid", "kind": "food_bank"}
    assert client.post(reverse("accounts:add_partner"), given).url == reverse("accounts:partners")
    page = client.get(reverse("accounts:partners")).content.decode()
    assert "Voedselbank Zuid" in page
    assert "nog geen" in page

    added = Partnership.objects.get(organisation__name="Voedselbank Zuid")
    client.post(
        reverse("accounts:organisation_teams"), {"name": "Uitgifte", "organisation": str(added.organisation.uid)}
    )
    assert "Uitgifte" in client.get(reverse("accounts:organisation_teams")).content.decode()

    client.post(reverse("accounts:end_partner", kwargs={"uid": added.uid}))
    assert "Voedselbank Zuid" not in client.get(reverse("accounts:partners")).content.decode()
