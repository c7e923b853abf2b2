"""The link is bound to entry, round, recipient and time. Any of them other, and it opens nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from portal.socialmap.asking import links
from portal.socialmap.asking.links import Expired, Link, asked_by, proof_of
from portal.socialmap.asking.recipients import Recipient, recipients_of
from portal.socialmap.asking.rounds import ask_about
from portal.socialmap.models import FreshnessAsk, Service
from tenants.access import Actor, Role, system
from tenants.context import activate
from tenants.errors import NotFound
from tenants.models import Tenant
from tests.factories.accounts import visit
from tests.factories.socialmap import make_service
from tests.factories.tenants import make_member
from tests.portal.socialmap.asking.conftest import link_of, path_of

Change = Callable[[Link], Link]


def _opens(link: Link, tenant: Tenant) -> bool:
    with activate(tenant):
        try:
            asked_by(link, timezone.now())
        except NotFound:
            return False
    return True


def _other_ask(ask: FreshnessAsk) -> FreshnessAsk:
    with activate(ask.tenant):
        service = make_service("Iets anders", ask.service.organization)
        ask_about(system(ask.tenant, "test"), service.pk, timezone.now())
        other: FreshnessAsk = FreshnessAsk.objects.select_related("service__organization").get(service=service)
    return other


TAMPERED: dict[str, Change] = {
    "another proof": lambda link: replace(link, proof="0" * 64),
    "a letter changed": lambda link: replace(link, proof=link.proof[:-1] + ("0" if link.proof[-1] != "0" else "1")),
    "no proof": lambda link: replace(link, proof=""),
    "cut short": lambda link: replace(link, proof=link.proof[:32]),
    "another question": lambda link: replace(link, uid=uuid4()),
    "the mail box instead": lambda link: replace(link, to="organisatie"),
    "somebody else": lambda link: replace(link, to=str(uuid4())),
    "nonsense": lambda link: replace(link, to="x"),
}


def test_the_true_link_opens(asked: FreshnessAsk, link: Link) -> None:
    assert _opens(link, asked.tenant)


@pytest.mark.parametrize("how", TAMPERED)
def test_a_tampered_link_opens_nothing(asked: FreshnessAsk, link: Link, how: str) -> None:
    assert not _opens(TAMPERED[how](link), asked.tenant)


def test_the_proof_of_one_entry_does_not_open_another(asked: FreshnessAsk, link: Link) -> None:
    other = _other_ask(asked)

    assert _opens(link_of(other), asked.tenant)
    assert not _opens(replace(link, uid=other.uid), asked.tenant)


def test_the_link_of_the_last_round_does_not_open_the_next(asked: FreshnessAsk, link: Link) -> None:
    with activate(asked.tenant):
        FreshnessAsk.objects.update(closed_at=timezone.now())
        ask_about(system(asked.tenant, "test"), asked.service.pk, timezone.now())
        newer = FreshnessAsk.objects.get(round=2)

    assert not _opens(replace(link, uid=newer.uid), asked.tenant)


def test_in_another_portal_it_opens_nothing(asked: FreshnessAsk, link: Link, heidedorp: Tenant) -> None:
    assert not _opens(link, heidedorp)


def test_each_administrator_has_a_link_of_their_own(asked: FreshnessAsk, anna: Actor) -> None:
    make_member(asked.tenant, "Arie", Role.PARTNER_ADMIN, anna.team)
    with activate(asked.tenant):
        proofs = {each.code: proof_of(asked, each) for each in recipients_of(asked.service)}
    [one, two] = proofs

    assert proofs[one] != proofs[two]
    assert not _opens(Link(asked.uid, one, proofs[two]), asked.tenant)


def test_who_left_the_organisation_holds_a_dead_link(asked: FreshnessAsk, link: Link, anna: Actor) -> None:
    with activate(asked.tenant):
        anna.person.memberships.update(ends_on="2021-01-01")

    assert not _opens(link, asked.tenant)


def test_a_mail_box_that_changed_holds_a_dead_link(own: Service) -> None:
    with activate(own.tenant):
        ask_about(system(own.tenant, "test"), own.pk, timezone.now())
        ask = FreshnessAsk.objects.select_related("service__organization").get()
        link = link_of(ask)
        assert _opens(link, own.tenant)
        own.organization.email = "iemand-anders@brug.example"
        own.organization.save()

    assert not _opens(link, own.tenant)


def test_it_expires_four_weeks_after_the_last_step(asked: FreshnessAsk, link: Link) -> None:
    with activate(asked.tenant):
        asked_by(link, asked.asked_at + timedelta(weeks=16, minutes=-1))
        with pytest.raises(Expired):
            asked_by(link, asked.asked_at + timedelta(weeks=16))


def test_only_the_true_link_learns_that_it_expired(asked: FreshnessAsk, link: Link, client: Client) -> None:
    with activate(asked.tenant):
        FreshnessAsk.objects.update(asked_at=timezone.now() - timedelta(weeks=17))
        ask = FreshnessAsk.objects.select_related("service__organization").get()
    browser, old = visit(client, asked.tenant), link_of(ask)

    expired = browser.get(path_of(old))
    assert expired.status_code == 410
    assert "Deze link werkt niet meer" in expired.content.decode()
    assert browser.post(path_of(old) + "antwoord/", {"said": "yes"}).status_code == 410
    assert browser.get(path_of(replace(old, proof="0" * 64))).status_code == 404


def test_a_wrong_link_gets_the_answer_of_one_that_never_was(asked: FreshnessAsk, link: Link, client: Client) -> None:
    browser = visit(client, asked.tenant)
    wrong = browser.get(path_of(replace(link, proof="0" * 64)))
    never = browser.get(path_of(Link(uuid4(), link.to, "0" * 64)))

    assert (wrong.status_code, never.status_code) == (404, 404)


def test_sabotage_without_the_comparison_any_proof_opens(
    asked: FreshnessAsk, link: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "constant_time_compare", lambda _one, _other: True)

    assert _opens(TAMPERED["another proof"](link), asked.tenant)


def test_sabotage_without_the_entry_in_the_signature_it_opens_another(
    asked: FreshnessAsk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def of_the_recipient_alone(_ask: FreshnessAsk, recipient: Recipient) -> str:
        return recipient.code

    monkeypatch.setattr(links, "proof_of", of_the_recipient_alone)
    other = _other_ask(asked)
    to = str(link_of(asked).to)

    assert _opens(Link(other.uid, to, to), asked.tenant)


def test_sabotage_without_the_term_an_old_link_opens(
    asked: FreshnessAsk, link: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "expires_at", lambda _ask: timezone.now() + timedelta(weeks=900))

    with activate(asked.tenant):
        asked_by(link, asked.asked_at + timedelta(weeks=800))
