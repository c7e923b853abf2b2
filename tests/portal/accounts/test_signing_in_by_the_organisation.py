"""OpenID Connect per organisation: for its own people, whom this portal knows. The organisation's answer is played."""

from types import SimpleNamespace

import pytest
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.socialaccount.internal.flows.login import complete_login
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse

from portal.accounts.models import User
from portal.accounts.services.invitations import invite_person
from tenants.access import Role, actor_for, anonymous
from tests.factories.accounts import make_person, visit


@pytest.fixture
def at_welfare(settings, welfare):
    """Welzijn De Brug signs in its own people, with addresses under brug.example."""
    app = {
        "provider_id": "brug",
        "name": "De Brug",
        "client_id": "portaal",
        "secret": "proef",
        "settings": {
            "server_url": "https://inloggen.brug.example",
            "tenants": ["waterkant"],
            "organisation": str(welfare.organisation.uid),
            "domains": ["brug.example"],
            "second_factor": ["mfa"],
        },
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    return app


@pytest.fixture
def answer(rf, waterkant, at_welfare, in_waterkant):
    """What comes back from the organisation, for this address and these claims."""

    def play(email, *, verified=True, amr=(), sub="1", process="login"):
        from allauth.socialaccount.adapter import get_adapter
        from django.contrib.auth.models import AnonymousUser

        request = rf.get("/", HTTP_HOST="waterkant.localhost")
        request.session, request.user = SessionStore(), AnonymousUser()
        request.session.save()
        request._messages, request.allauth = FallbackStorage(request), SimpleNamespace()
        request.tenant, request.actor = waterkant, anonymous(waterkant)
        with context.request_context(request):
            provider = get_adapter().get_provider(request, "brug")
            claims = {"sub": sub, "email": email, "email_verified": verified, "amr": list(amr), "name": "Lot"}
            login = SocialLogin(
                user=User(email=email),
                account=SocialAccount(provider="brug", uid=sub, extra_data={"id_token": claims}),
                email_addresses=[EmailAddress(email=email, verified=verified, primary=True)],
                provider=provider,
            )
            login.state = {"process": process}
            response = complete_login(request, login)
        return request, response

    return play


@pytest.fixture
def lot(waterkant, welfare):
    person = make_person(waterkant, Role.PARTNER, organisation=welfare, name="Lot")
    person.email = "lot@brug.example"
    person.save()
    return person


def methods(request):
    return [record["method"] for record in request.session["account_authentication_methods"]]


def signed_in(request):
    return request.session.get("_auth_user_id")


def test_the_page_offers_it_in_its_own_portal_alone(client, at_welfare, waterkant, heidedorp):
    assert "Inloggen via De Brug" in visit(client, waterkant).get("/account/inloggen/").content.decode()
    assert "Inloggen via De Brug" not in visit(client, heidedorp).get("/account/inloggen/").content.decode()
    address = reverse("openid_connect_login", kwargs={"provider_id": "brug"})
    assert client.get(address).status_code == 404


def test_a_link_on_another_site_does_not_start_it(client, at_welfare, waterkant):
    address = reverse("openid_connect_login", kwargs={"provider_id": "brug"})
    answer = visit(client, waterkant).get(address)

    assert answer.status_code == 200
    assert "<form" in answer.content.decode()


def test_somebody_who_works_there_comes_to_the_second_step(answer, lot):
    request, response = answer("lot@brug.example")

    assert response.url == reverse("mfa_authenticate")
    assert signed_in(request) is None
    assert SocialAccount.objects.get().user == lot


def test_the_organisations_own_second_factor_is_believed_when_agreed(answer, lot):
    lot.authenticator_set.all().delete()
    request, _response = answer("lot@brug.example", amr=["pwd", "mfa"])

    assert signed_in(request) == str(lot.pk)
    assert [record["method"] for record in request.session["account_authentication_methods"]] == [
        "mfa",
        "socialaccount",
    ]


def test_and_otherwise_the_houses_own_is_asked(answer, lot):
    lot.authenticator_set.all().delete()
    request, _response = answer("lot@brug.example", amr=["pwd"])

    assert methods(request) == ["socialaccount"]


@pytest.mark.parametrize(
    ("email", "verified"), [("niemand@brug.example", True), ("lot@brug.example", False), ("bob@leden.example", True)]
)
def test_nobody_else_comes_in_or_gets_an_account(answer, lot, bob, email, verified):
    """A stranger, an address that is not verified, and somebody of another organisation under a foreign domain."""
    before = User.objects.count()
    request, response = answer(email, verified=verified)

    assert response.url == reverse("account_login")
    assert signed_in(request) is None
    assert not SocialAccount.objects.exists()
    assert User.objects.count() == before


def test_an_address_of_the_domain_is_not_enough_to_take_a_colleagues_place(answer, bob, credit_bank):
    """Bob works for another organisation; his address happens to be under this one's domain."""
    bob.person.email = "bob@brug.example"
    bob.person.save()
    request, response = answer("bob@brug.example")

    assert response.url == reverse("account_login")
    assert signed_in(request) is None


def test_who_was_invited_by_the_organisation_comes_in(answer, anna, welfare, waterkant):
    invite_person(anna, email="nieuw@brug.example", role=Role.PARTNER, team_uid=welfare.uid, name="Noor")
    request, _response = answer("nieuw@brug.example", amr=["mfa"])
    person = User.objects.get(email="nieuw@brug.example")

    assert signed_in(request) == str(person.pk)
    assert not person.has_usable_password()
    assert Role.PARTNER in actor_for(person, waterkant).roles


def test_who_left_does_not_come_back_by_it(answer, lot):
    answer("lot@brug.example")
    lot.memberships.update(ends_on="2021-01-01")
    request, response = answer("lot@brug.example", amr=["mfa"])

    assert response.url == reverse("account_login")
    assert signed_in(request) is None


@pytest.mark.parametrize("process", ["connect", "redirect", None])
def test_nobody_hangs_a_second_identity_on_an_account(answer, lot, process):
    _request, response = answer("lot@brug.example", process=process)

    assert response.url == reverse("account_login")
    assert not SocialAccount.objects.exists()
