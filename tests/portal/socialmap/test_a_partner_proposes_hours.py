"""A partner proposes other opening hours in words; an editor sees them beside those that stand, and takes them over."""

from datetime import time

import pytest
from django.test import Client

from portal.notifications import selectors as messages
from portal.socialmap import services
from portal.socialmap.drafting import proposals
from portal.socialmap.models import FieldOwnership, Location, Proposal, Schedule, Service, ServiceAtLocation
from portal.socialmap.selectors import open_proposals
from tenants.access import Actor
from tenants.context import activate
from tenants.errors import Invalid
from tenants.models import Team, Tenant
from tests.factories.accounts import sign_in
from tests.factories.socialmap import make_location, make_organization, make_schedule, make_service

HOST = {"headers": {"host": "waterkant.localhost"}}
OTHER = "ma-wo 9.00-12.00 (inloop); vr 13.00-17.00"


@pytest.fixture
def own(in_waterkant: Tenant, welfare: Team) -> Service:
    """A service of Alice's organisation, open on working days."""
    service = make_service("Inloopspreekuur", make_organization("Welzijn De Brug", owner=welfare.organisation))
    make_schedule("MO,TU,WE,TH,FR", service=service)
    return service


def _propose(actor: Actor, service: Service, hours: str) -> Proposal:
    return services.propose_change(
        actor, entity="service", uid=service.uid, version=service.version, values={"hours": hours}
    )


def _rows() -> list[tuple[str, time | None, time | None, str]]:
    return list(Schedule.objects.order_by("opens_at").values_list("byday", "opens_at", "closes_at", "description"))


def test_the_editor_sees_the_week_that_stands_beside_the_one_proposed(own: Service, alice: Actor, eva: Actor) -> None:
    _propose(alice, own, OTHER)

    difference = open_proposals(eva)[0].differences[0]
    assert difference.label == "Openingstijden"
    assert difference.now == "ma-vr 9.00-17.00"
    assert difference.proposed == "ma-wo 9.00-12.00 (inloop)\nvr 13.00-17.00"


def test_taken_over_at_once_it_is_the_week_of_the_service(own: Service, alice: Actor, eva: Actor) -> None:
    proposal = _propose(alice, own, OTHER)
    services.decide_proposal(eva, uid=proposal.uid, version=1, accept=True)

    assert _rows() == [("MO,TU,WE", time(9), time(12), "inloop"), ("FR", time(13), time(17), "")]


def test_put_into_the_draft_nobody_else_sees_it_yet_and_the_partner_hears_it(
    own: Service, alice: Actor, eva: Actor
) -> None:
    proposal = _propose(alice, own, OTHER)
    proposals.take_into_draft(eva, uid=proposal.uid, version=1)
    assert _rows() == [("MO,TU,WE,TH,FR", time(9), time(17), "")]
    assert [each.said for each in messages.messages(alice).messages] == ["De redactie koos over uw voorstel"]

    services.publish(eva, entity="service", uid=own.uid, version=own.version)
    assert _rows() == [("MO,TU,WE", time(9), time(12), "inloop"), ("FR", time(13), time(17), "")]


def test_hours_at_the_one_place_of_a_service_are_changed_there(own: Service, alice: Actor, eva: Actor) -> None:
    make_location(own)
    place = ServiceAtLocation.objects.get()
    Schedule.objects.update(service=None, service_at_location=place)
    proposal = _propose(alice, own, OTHER)
    services.decide_proposal(eva, uid=proposal.uid, version=1, accept=True)

    assert set(Schedule.objects.values_list("service_at_location", flat=True)) == {place.pk}
    assert len(_rows()) == 2


def test_hours_of_a_source_are_the_editors_from_then_on(own: Service, alice: Actor, eva: Actor) -> None:
    Service.objects.update(data_source="sociale-kaart")
    proposal = _propose(alice, own, OTHER)
    services.decide_proposal(eva, uid=proposal.uid, version=1, accept=True)

    assert FieldOwnership.objects.get().field == "hours"


def test_the_same_week_in_other_words_is_no_change(own: Service, alice: Actor) -> None:
    with pytest.raises(Invalid, match="niets veranderd"):
        _propose(alice, own, "maandag t/m vrijdag van 9 tot 17 uur")


def test_no_words_are_no_usual_hours(own: Service, alice: Actor, eva: Actor) -> None:
    proposal = _propose(alice, own, "")
    services.decide_proposal(eva, uid=proposal.uid, version=1, accept=True)

    assert _rows() == []


def test_words_that_cannot_be_read_come_back_with_a_sentence(own: Service, alice: Actor) -> None:
    with pytest.raises(Invalid) as wrong:
        _propose(alice, own, "als de zon schijnt")

    assert "Schrijf het zo" in wrong.value.fields["hours"]


@pytest.mark.parametrize("rule", [{"freq": "MONTHLY", "byday": "1TU"}, {"description": "inloop (niet in juli)"}])
def test_hours_that_words_cannot_say_are_told_to_the_editor(own: Service, alice: Actor, rule: dict[str, str]) -> None:
    Schedule.objects.update(**rule)
    with pytest.raises(Invalid, match="Schrijf de redactie"):
        _propose(alice, own, OTHER)


def test_other_hours_at_each_place_are_told_to_the_editor(own: Service, alice: Actor) -> None:
    for street in ("Kade 1", "Kade 2"):
        make_location(own, street=street)
    Schedule.objects.update(service=None, service_at_location=ServiceAtLocation.objects.first())
    with pytest.raises(Invalid, match="Schrijf de redactie"):
        _propose(alice, own, OTHER)


def test_a_place_has_no_hours_to_propose(own: Service, alice: Actor) -> None:
    place = make_location(own)
    Location.objects.update(organization=own.organization)
    with pytest.raises(Invalid, match="Schrijf de redactie"):
        services.propose_change(alice, entity="location", uid=place.uid, version=1, values={"hours": OTHER})


def test_the_form_begins_with_the_week_and_says_what_it_cannot_read(own: Service, alice: Actor) -> None:
    address = f"/kaart/mijn-vermeldingen/service/{own.uid}/voorstel/"
    browser = sign_in(Client(), alice)
    assert "ma-vr 9.00-17.00</textarea>" in browser.get(address, **HOST).content.decode()

    sent = browser.post(address, {"version": 1, "name": own.name, "hours": "soms"}, **HOST).content.decode()
    assert "Wij begrijpen “soms” niet." in sent
    with activate(own.tenant):
        assert not Proposal.objects.exists()


def test_the_form_has_no_hours_where_words_cannot_say_them(own: Service, alice: Actor) -> None:
    Schedule.objects.update(freq="MONTHLY", byday="1TU")
    page = sign_in(Client(), alice).get(f"/kaart/mijn-vermeldingen/service/{own.uid}/voorstel/", **HOST)

    assert 'name="hours"' not in page.content.decode()


def test_the_list_costs_two_queries_more_however_many_propose_hours(
    own: Service, alice: Actor, eva: Actor, django_assert_num_queries: object
) -> None:
    for number in range(10):
        service = make_service(f"Dienst {number}", own.organization)
        make_schedule("MO", service=service)
        _propose(alice, service, OTHER)

    with django_assert_num_queries(3):  # type: ignore[operator]
        assert len(open_proposals(eva)) == 10
