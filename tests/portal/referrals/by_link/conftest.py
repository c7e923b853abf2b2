"""Alice refers Rana to a church in which nobody has an account. Its mail box is the only way in."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from portal.cases.models import Case
from portal.consent.models import Ground, Purpose
from portal.consent.services import Answered, record_ground
from portal.consent.services.recording import notice_for
from portal.consent.words import Channel, Evidence
from portal.referrals.models import Referral, ReferralKind, ReferralLink
from portal.referrals.services.links import set_receiver
from tenants.access import Actor
from tenants.models import OrganisationKind, Team, Tenant
from tenants.outbox.worker import deliver_one
from tests.factories.tenants import make_organisation
from tests.portal.cases.conftest import RANA, RecordGround, case, ground
from tests.portal.cases.conftest import SECRETS as ALL_SECRETS
from tests.portal.referrals.conftest import draft, kind, step, taken_by

__all__ = ["case", "ground", "kind"]

MAIL_BOX = "diaconie@kerk.example"
NAME = "Joke de Wit"
# Her last name alone is a word of the bar above every example portal.
SECRETS = (*(each for each in ALL_SECRETS if each != RANA.last_name), f"{RANA.first_name} {RANA.last_name}")
PAGE, TERMS, CLOSED = "/ontvangen/vraag/", "/ontvangen/afspraken/", "/ontvangen/"


@pytest.fixture(autouse=True)
def in_a_request() -> None:
    """Not narrowed, other than around it: their views look past the second lock, which knows teams (decision 29)."""


@pytest.fixture(autouse=True)
def _nothing_counted() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def church(waterkant: Tenant) -> Team:
    return make_organisation(waterkant, "Kerk De Haven", OrganisationKind.VOLUNTEERS)


@pytest.fixture
def mail_box(in_waterkant: Tenant, marit: Actor, church: Team) -> str:
    """The municipality said where links for the church go."""
    set_receiver(marit, team_uid=church.uid, email=MAIL_BOX)
    return MAIL_BOX


@pytest.fixture
def names_the_church(case: Case, ground: RecordGround, alice: Actor, welfare: Team, church: Team) -> Any:
    """Records the consent that names the church, which has accepted no covenant."""

    def make() -> Ground:
        purpose = Purpose.objects.get(code="hand-over")
        until = timezone.localdate() + timedelta(days=60)
        return record_ground(
            alice,
            subject=case.subject,
            purpose_uid=purpose.uid,
            controller=welfare.uid,
            receivers=[church.uid],
            answered=Answered(
                answer="given",
                channel=Channel.SPOKEN,
                evidence=Evidence.NOTE,
                language="nl",
                shown_hash=notice_for(purpose, welfare, [church], until, "nl").hash,
                given_at=timezone.now(),
                until=until,
            ),
        )

    return make


@pytest.fixture
def consent(mail_box: str, names_the_church: Any) -> Ground:
    made: Ground = names_the_church()
    return made


@pytest.fixture
def sent_by_link(alice: Actor, case: Case, kind: ReferralKind, church: Team, consent: Ground) -> Referral:
    taken_by(kind, church)
    return step(alice, draft(alice, case, kind, consent, church), "send")


@pytest.fixture
def link(sent_by_link: Referral) -> ReferralLink:
    found: ReferralLink = ReferralLink.objects.get(referral=sent_by_link)
    return found


@pytest.fixture
def door(link: ReferralLink) -> str:
    """The address in the mail, as a path."""
    return path_in(letters()[-1])


@pytest.fixture
def visitor(waterkant: Tenant) -> Client:
    return Client(HTTP_HOST=waterkant.primary_host)


@pytest.fixture
def entered(visitor: Client, door: str) -> Client:
    """Came in by link and code, and has not accepted the terms yet."""
    answer = come_in(visitor, door)
    assert answer["Location"] == PAGE
    return visitor


@pytest.fixture
def joke(entered: Client) -> Client:
    """Accepted the terms too."""
    assert accept(entered)["Location"] == PAGE
    return entered


@pytest.fixture
def helping(joke: Client, sent_by_link: Referral) -> Client:
    """Said yes, and began."""
    take(joke, sent_by_link, "accept", contact_name=NAME, agreed="Wij bellen dinsdag.")
    take(joke, sent_by_link, "start")
    return joke


def letters() -> list[Any]:
    """What the worker sent to the mail box so far."""
    while deliver_one("test"):
        pass
    return [each for each in mail.outbox if each.to == [MAIL_BOX]]


def path_in(letter: Any) -> str:
    found = re.search(r"https?://[^/\s]+(/ontvangen/\S+)", letter.body)
    assert found is not None, letter.body
    return found[1]


def ask_code(client: Client, door: str) -> str:
    """The code of the newest mail; nothing when none came."""
    before = len(letters())
    client.post(f"{door}code/")
    new = letters()[before:]
    found = re.search(r"\b(\d{6})\b", new[-1].body) if new else None
    return found[1] if found else ""


def come_in(client: Client, door: str) -> Any:
    return client.post(door, {"code": ask_code(client, door)})


def accept(client: Client, name: str = NAME) -> Any:
    shown = re.search(r'name="shown" value="([0-9a-f]{64})"', read(client, TERMS))
    assert shown is not None
    return client.post(TERMS, {"shown": shown[1], "name": name})


def take(client: Client, referral: Referral, name: str, **given: Any) -> Any:
    path = f"{PAGE}stap/{name}/"
    hidden = dict(re.findall(r'name="(version|key)" value="([^"]+)"', read(client, path)))
    answer = client.post(path, {**hidden, **given})
    assert answer.status_code == 302, answer.content.decode()
    return answer


def read(client: Client, path: str = PAGE) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code, answer.headers.get("Location"))
    return answer.content.decode()
