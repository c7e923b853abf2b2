"""The administrator of a portal sets up the kinds of help, and who takes them."""

from typing import Any

import pytest
from django.test import Client

from portal.referrals.models import KindReceiver, ReferralKind
from portal.referrals.services import kinds as services
from portal.referrals.services.kinds import WrittenKind
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.errors import NotFound, Refused, Stale
from tenants.models import Team, Tenant
from tests.factories.accounts import sign_in


@pytest.fixture
def browser(client: Client, in_waterkant: Tenant, marit: Actor) -> Client:
    return sign_in(client, marit)


def filled(kind: ReferralKind, **more: Any) -> dict[str, Any]:
    """What the form sends when nothing is changed."""
    rows: dict[str, Any] = {}
    for place, told in enumerate(kind.fields):
        rows |= {f"fields_{place}_label": told["label"], f"fields_{place}_type": told["type"]}
    given = {"version": kind.version, "title_nl": kind.titles["nl"], "purpose": kind.purpose.uid}
    return {**given, **rows, **more}


def address(kind: ReferralKind) -> str:
    return f"/instellingen/soorten/{kind.uid}/"


def test_the_list_tells_which_kinds_nobody_takes(browser: Client, kind: ReferralKind) -> None:
    page = browser.get("/instellingen/soorten/").content.decode()

    assert "Budgetcoach" in page
    assert "Nog geen team" in page


def test_a_kind_is_changed_and_the_log_says_so(browser: Client, kind: ReferralKind) -> None:
    browser.post(address(kind), filled(kind, title_nl="Coach voor geld", norms_first_contact="7", help_text="Samen."))

    changed = ReferralKind.objects.get(pk=kind.pk)
    assert (changed.titles["nl"], changed.norms, changed.help_text) == (
        "Coach voor geld",
        {"first_contact": 7},
        "Samen.",
    )
    assert changed.version == kind.version + 1
    assert AuditEntry.objects.filter(action="referrals.kind_changed").count() == 1


def test_a_question_keeps_its_name_when_its_words_change_and_a_new_one_gets_its_own(
    browser: Client, kind: ReferralKind
) -> None:
    given = filled(
        kind, fields_0_label="Wat wil iemand leren?", fields_1_label="Waar is het geld?", fields_1_type="choice",
        fields_1_choices="thuis\nbank", fields_1_first="on",
    )  # fmt: skip
    browser.post(address(kind), given)

    first, second = ReferralKind.objects.get(pk=kind.pk).fields
    assert (first["name"], first["label"]) == ("goal", "Wat wil iemand leren?")
    assert (second["name"], second["choices"], second["first"]) == ("waar_is_het_geld", ["thuis", "bank"], True)


def test_an_emptied_question_goes(browser: Client, kind: ReferralKind) -> None:
    browser.post(address(kind), filled(kind, fields_0_label=""))

    assert ReferralKind.objects.get(pk=kind.pk).fields == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"title_nl": ""}, "id_title_nl_error"),
        ({"norms_first_talk": "29"}, "De wet geeft hooguit 28 dagen"),
        ({"fields_0_first": "on"}, "In eigen woorden kan"),
        ({"fields_1_label": "Wat wil de inwoner?", "fields_1_type": "choice"}, "ten minste twee mogelijkheden"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    browser: Client, kind: ReferralKind, given: dict[str, str], said: str
) -> None:
    answer = browser.post(address(kind), filled(kind, **given))

    assert answer.status_code == 422
    assert said.lower().replace("in eigen woorden kan", "in eigen woorden") in answer.content.decode().lower()
    assert ReferralKind.objects.get(pk=kind.pk).version == kind.version


def test_an_old_page_changes_nothing(browser: Client, kind: ReferralKind) -> None:
    browser.post(address(kind), filled(kind))

    assert browser.post(address(kind), filled(kind, title_nl="Te laat")).status_code == 409


def test_a_team_is_added_with_its_conditions(browser: Client, kind: ReferralKind, welfare: Team) -> None:
    browser.post(f"{address(kind)}team/", {"version": kind.version, "team": welfare.uid})
    made = KindReceiver.objects.get(team=welfare)
    version = ReferralKind.objects.get(pk=kind.pk).version

    browser.post(
        f"/instellingen/soorten/team/{made.uid}/",
        {
            "version": version, "active": "on", "conditions_0_text": "65 of ouder", "conditions_0_field": "age",
            "conditions_0_op": "at_least", "conditions_0_value": "65", "conditions_1_text": "kan zelf komen",
        },
    )  # fmt: skip

    made.refresh_from_db()
    assert made.conditions == [
        {"text": "65 of ouder", "field": "age", "op": "at_least", "value": "65"}, {"text": "kan zelf komen"},
    ]  # fmt: skip


def test_a_condition_that_compares_with_nothing_is_said_at_its_row(
    browser: Client, kind: ReferralKind, credit_bank: Team
) -> None:
    made = KindReceiver.objects.get(kind=kind, team=credit_bank)
    given = {"version": kind.version, "conditions_0_text": "oud", "conditions_0_field": "age", "conditions_0_op": "is"}

    answer = browser.post(f"/instellingen/soorten/team/{made.uid}/", given)

    assert answer.status_code == 422
    assert "Vul in waarmee u vergelijkt." in answer.content.decode()


def test_a_team_is_added_once(browser: Client, kind: ReferralKind, credit_bank: Team, marit: Actor) -> None:
    answer = browser.post(f"{address(kind)}team/", {"version": kind.version, "team": credit_bank.uid})

    assert answer.status_code == 422
    assert KindReceiver.objects.filter(kind=kind).count() == 1


def test_only_who_may_change_settings_changes_a_kind(alice: Actor, frits: Actor, kind: ReferralKind) -> None:
    written = WrittenKind(titles={"nl": "Anders"}, purpose=kind.purpose.uid)
    for somebody in (alice, frits):
        with pytest.raises(Refused):
            services.change_kind(somebody, uid=kind.uid, version=kind.version, written=written)
        with pytest.raises(Refused):
            services.add_receiver(somebody, kind_uid=kind.uid, version=kind.version, team_uid=kind.uid)


def test_the_service_too_knows_an_old_version(marit: Actor, kind: ReferralKind) -> None:
    written = WrittenKind(titles={"nl": "Anders"}, purpose=kind.purpose.uid)

    with pytest.raises(Stale):
        services.change_kind(marit, uid=kind.uid, version=kind.version + 1, written=written)


def test_a_kind_of_another_portal_is_none(marit: Actor, kind: ReferralKind, heidedorp: Tenant) -> None:
    written = WrittenKind(titles={"nl": "Anders"}, purpose=kind.purpose.uid)

    with activate(heidedorp), pytest.raises(NotFound):
        services.change_kind(marit, uid=kind.uid, version=1, written=written)


def test_professionals_do_not_find_the_settings(client: Client, alice: Actor, kind: ReferralKind) -> None:
    client = sign_in(client, alice)

    assert client.get("/instellingen/soorten/").status_code == 404
    assert client.get(address(kind)).status_code == 404
