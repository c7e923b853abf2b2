"""A draft changes nothing that anybody sees, until it is published; and then only what it touched."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from portal.socialmap import services
from portal.socialmap.drafting.content import Written
from portal.socialmap.drafting.services import (
    Base,
    cancel_plan,
    discard_draft,
    plan,
    publish_what_is_due,
    restore_version,
    save_draft,
    set_lock,
)
from portal.socialmap.models import ChangeNote, FieldOwnership, Phone, Schedule, Service, ServiceAtLocation
from portal.socialmap.opening import SpecialDay
from portal.socialmap.opening.plan import Span, WeekPlan
from portal.socialmap.services.groups import PhoneNumber
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.errors import Invalid, NotFound, Refused, Stale
from tests.factories.socialmap import make_location, make_phone, make_schedule, make_service

MORNING = WeekPlan.of({0: [Span(time(9), time(12))], 2: [Span(time(9), time(12))]})


@pytest.fixture
def service(in_waterkant) -> Service:  # type: ignore[no-untyped-def]
    return make_service(plain_text="Eten voor een week.")


def base(service: Service) -> Base:
    fresh = Service.objects.get(pk=service.pk)
    return Base(fresh.version, fresh.latest_revision_id or 0)


def keep(actor: Actor, service: Service, why: str = "", **written: object) -> Service:
    saved = save_draft(
        actor,
        entity="service",
        uid=service.uid,
        base=base(service),
        written=Written(**written),
        why=why,  # type: ignore[arg-type]
    )
    assert isinstance(saved, Service)
    return saved


def put(actor: Actor, service: Service) -> Service:
    fresh = Service.objects.get(pk=service.pk)
    return services.publish(actor, entity="service", uid=service.uid, version=fresh.version)  # type: ignore[return-value]


def test_a_draft_changes_nothing_that_people_see(eva: Actor, service: Service) -> None:
    make_phone(service=service)
    keep(eva, service, values={"name": "Pakket"}, week=MORNING, phones=(PhoneNumber("14 010"),))

    seen = Service.objects.get(pk=service.pk)
    assert seen.name == "Voedselpakket"
    assert seen.has_unpublished_changes
    assert not Schedule.objects.exists()
    assert Phone.objects.get().number == "010 123 45 67"


def test_publishing_shows_all_of_it(eva: Actor, service: Service) -> None:
    keep(
        eva, service, values={"name": "Pakket"}, week=MORNING, phones=(PhoneNumber("14 010", "balie"),),
        special_days=(SpecialDay(date(2026, 12, 25), date(2026, 12, 26), description="Kerst"),),
    )  # fmt: skip
    shown = put(eva, service)

    assert (shown.name, shown.has_unpublished_changes) == ("Pakket", False)
    assert Schedule.objects.get().byday == "MO,WE"
    assert [row.start_date for row in shown.holidayschedules.all()] == [date(2026, 12, 25)]
    assert Phone.objects.get().description == "balie"


def test_what_the_draft_did_not_touch_stays_as_it_became_meanwhile(eva: Actor, service: Service) -> None:
    phone = make_phone(service=service)
    keep(eva, service, values={"name": "Pakket"})
    services.mark_checked(eva, entity="service", uid=service.uid, version=service.version)
    Phone.objects.filter(pk=phone.pk).update(number="010 999 99 99")
    Service.objects.filter(pk=service.pk).update(alert="Gesloten in de zomer")
    shown = put(eva, service)

    assert shown.checked_on == timezone.localdate()
    assert shown.alert == "Gesloten in de zomer"
    assert Phone.objects.get().number == "010 999 99 99"


def test_sabotage_a_revision_without_marks_takes_everything_back(eva: Actor, service: Service) -> None:
    keep(eva, service, values={"name": "Pakket"})
    Service.objects.filter(pk=service.pk).update(alert="Gesloten in de zomer")
    revision = Service.objects.get(pk=service.pk).latest_revision
    assert revision is not None
    del revision.content["touched"]
    revision.save()

    assert put(eva, service).alert == ""


def test_rows_that_stay_the_same_keep_their_keys(eva: Actor, service: Service) -> None:
    kept = make_phone(service=service)
    keep(eva, service, phones=(PhoneNumber("010-1234567"), PhoneNumber("14 010")))
    put(eva, service)

    assert Phone.objects.order_by("pk").first() == kept
    assert Phone.objects.count() == 2


def test_a_second_draft_builds_on_the_first(eva: Actor, service: Service) -> None:
    keep(eva, service, values={"name": "Pakket"})
    keep(eva, service, values={"alert": "Nieuw adres"})

    shown = put(eva, service)
    assert (shown.name, shown.alert) == ("Pakket", "Nieuw adres")


def test_writing_what_stands_already_makes_no_draft(eva: Actor, service: Service) -> None:
    make_schedule(service=service)
    week = WeekPlan.of({day: [Span(time(9), time(17))] for day in range(5)})

    assert not keep(eva, service, values={"name": service.name}, week=week).has_unpublished_changes


def test_writing_back_what_people_see_ends_the_draft(eva: Actor, service: Service) -> None:
    keep(eva, service, values={"name": "Pakket"})

    assert not keep(eva, service, values={"name": "Voedselpakket"}).has_unpublished_changes


def test_hours_that_hang_at_the_one_place_are_changed_there(eva: Actor, service: Service) -> None:
    make_location(service)
    row = ServiceAtLocation.objects.get()
    make_schedule(service_at_location=row)
    keep(eva, service, week=MORNING)
    put(eva, service)

    assert list(Schedule.objects.values_list("service_at_location", "byday")) == [(row.pk, "MO,WE")]


def test_the_editor_owns_what_the_draft_changed_of_a_source(eva: Actor, service: Service) -> None:
    Service.objects.filter(pk=service.pk).update(data_source="kaart", external_id="1")
    keep(eva, service, values={"name": "Pakket"}, week=MORNING)
    assert not FieldOwnership.objects.exists()
    put(eva, service)

    assert set(FieldOwnership.objects.values_list("field", "source_value")) == {
        ("name", "Voedselpakket"),
        ("hours", None),
    }


def test_the_reason_stands_beside_the_version(eva: Actor, service: Service) -> None:
    keep(eva, service, why="De balie belde.", values={"name": "Pakket"})
    shown = put(eva, service)

    note = ChangeNote.objects.get()
    assert (note.text, note.entry_version, note.made_by) == ("De balie belde.", shown.version, eva.person)


def test_two_editors_at_once_do_not_write_over_each_other(eva: Actor, marit: Actor, service: Service) -> None:
    looked_at = base(service)
    keep(marit, service, values={"name": "Van Marit"})

    with pytest.raises(Stale):
        save_draft(eva, entity="service", uid=service.uid, base=looked_at, written=Written(values={"name": "Van Eva"}))


def test_a_draft_thrown_away_stays_among_the_versions(eva: Actor, service: Service) -> None:
    keep(eva, service, values={"name": "Pakket"})
    discard_draft(eva, entity="service", uid=service.uid, base=base(service))

    left = Service.objects.get(pk=service.pk)
    assert not left.has_unpublished_changes
    assert left.revisions.count() == 2  # what stood, and the draft


def test_an_older_version_comes_back_as_a_draft(eva: Actor, service: Service) -> None:
    make_schedule(service=service)
    keep(eva, service, values={"name": "Pakket"}, week=MORNING)
    put(eva, service)
    first = Service.objects.get(pk=service.pk).revisions.order_by("pk").first()
    assert first is not None
    restore_version(eva, entity="service", uid=service.uid, base=base(service), revision=first.pk)
    assert Service.objects.get(pk=service.pk).name == "Pakket"
    shown = put(eva, service)

    assert shown.name == "Voedselpakket"
    assert Schedule.objects.get().byday == "MO,TU,WE,TH,FR"


def test_a_version_of_another_entry_is_not_there(eva: Actor, service: Service) -> None:
    other = make_service("Ander pakket")
    keep(eva, other, values={"name": "Iets"})
    foreign = Service.objects.get(pk=other.pk).latest_revision_id

    with pytest.raises(NotFound):
        restore_version(eva, entity="service", uid=service.uid, base=base(service), revision=foreign or 0)


def test_a_planned_draft_goes_live_at_its_moment_and_not_before(eva: Actor, service: Service) -> None:
    keep(eva, service, values={"name": "Pakket"})
    soon = timezone.now() + timedelta(hours=1)
    plan(eva, entity="service", uid=service.uid, base=base(service), at=soon)

    assert publish_what_is_due() == 0
    assert publish_what_is_due(soon) == 1
    assert Service.objects.get(pk=service.pk).name == "Pakket"
    assert publish_what_is_due(soon) == 0
    assert AuditEntry.objects.filter(because="planned", action="socialmap.entry_published").count() == 1


def test_what_is_planned_is_not_changed_until_the_plan_is_taken_away(eva: Actor, service: Service) -> None:
    keep(eva, service, values={"name": "Pakket"})
    plan(eva, entity="service", uid=service.uid, base=base(service), at=timezone.now() + timedelta(hours=1))

    with pytest.raises(Refused, match="gepland"):
        keep(eva, service, values={"name": "Toch anders"})
    cancel_plan(eva, entity="service", uid=service.uid, base=base(service))
    assert keep(eva, service, values={"name": "Toch anders"}).has_unpublished_changes


def test_a_moment_in_the_past_is_refused(eva: Actor, service: Service) -> None:
    keep(eva, service, values={"name": "Pakket"})

    with pytest.raises(Invalid):
        plan(eva, entity="service", uid=service.uid, base=base(service), at=timezone.now() - timedelta(hours=1))


def test_a_lock_holds_for_colleagues_and_not_for_oneself(eva: Actor, marit: Actor, service: Service) -> None:
    set_lock(eva, entity="service", uid=service.uid, locked=True)

    with pytest.raises(Refused, match="op slot"):
        keep(marit, service, values={"name": "Pakket"})
    assert keep(eva, service, values={"name": "Pakket"}).has_unpublished_changes


@pytest.mark.parametrize("who", ["alice", "carla", "ria", "charlie"])
def test_others_than_editors_make_no_drafts(who: str, service: Service, request: pytest.FixtureRequest) -> None:
    with pytest.raises((Refused, NotFound)):
        keep(request.getfixturevalue(who), service, values={"name": "Van een ander"})


def test_a_wrong_value_is_told_per_field_and_nothing_is_kept(eva: Actor, service: Service) -> None:
    with pytest.raises(Invalid) as wrong:
        keep(eva, service, values={"email": "geen adres", "name": ""})

    assert set(wrong.value.fields) == {"email", "name"}
    assert not Service.objects.get(pk=service.pk).has_unpublished_changes
