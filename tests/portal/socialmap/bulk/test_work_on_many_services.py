"""Many services at once: only what the actor may change, looked at first, taken back where that can be."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.socialmap.asking.rounds import ask_owner
from portal.socialmap.bulk import selectors, services
from portal.socialmap.bulk.filters import ServiceFilter, services_of
from portal.socialmap.freshness import Freshness, freshness, rule_of
from portal.socialmap.models import Attribute, BulkRun, FieldOwnership, FreshnessAsk, RunState, Service, ServiceArea
from portal.socialmap.taxonomies import ensure_taxonomies
from tenants import events
from tenants.access import Actor, system
from tenants.audit.models import AuditEntry
from tenants.errors import Invalid, NotFound, Refused
from tenants.models import Team, Tenant
from tenants.outbox.worker import deliver_one
from tests.factories.socialmap import make_organization, make_service

ALL = ServiceFilter()


@pytest.fixture
def words(in_waterkant: Tenant) -> Any:
    return ensure_taxonomies(system(in_waterkant, "tests"))


@pytest.fixture
def three(words: Any, welfare: Team) -> list[Service]:
    organization = make_organization("Welzijn De Brug", owner=welfare.organisation)
    return [make_service(name, organization) for name in ("Inloop", "Maatje", "Opvang")]


def _done(run: BulkRun) -> BulkRun:
    while deliver_one("tests"):
        pass
    run.refresh_from_db()
    return run


def _do(actor: Actor, action: str, asked: ServiceFilter = ALL, **how: Any) -> BulkRun:
    run = services.prepare(actor, action=action, asked=asked, **how)
    return _done(services.confirm(actor, uid=run.uid, version=run.version))


def _undo(actor: Actor, run: BulkRun) -> BulkRun:
    return _done(services.undo(actor, uid=run.uid, version=run.version))


def test_looking_writes_nothing(three: list[Service], eva: Actor) -> None:
    run = services.prepare(eva, action="mark_checked", asked=ALL)
    assert run.figures == {"changed": 3}
    assert not Service.objects.filter(checked_on__isnull=False).exists()


def test_all_of_a_filter_are_marked_as_checked_and_back(three: list[Service], eva: Actor, marit: Actor) -> None:
    Service.objects.filter(name="Opvang").update(checked_on=date(2024, 1, 1), checked_by=marit.person)
    before = list(Service.objects.order_by("pk").values_list("checked_on", "checked_by"))
    run = _do(eva, "mark_checked")

    assert run.state == RunState.DONE
    assert set(Service.objects.values_list("checked_on", "checked_by")) == {(timezone.localdate(), eva.person.pk)}
    assert AuditEntry.objects.filter(action="socialmap.entry_checked").count() == 3
    assert _undo(eva, run).state == RunState.UNDONE
    assert list(Service.objects.order_by("pk").values_list("checked_on", "checked_by")) == before


def test_only_the_chosen_ones_of_the_filter(three: list[Service], eva: Actor) -> None:
    run = _do(eva, "mark_checked", ServiceFilter(text="inloop"), uids=[each.uid for each in three])
    assert run.figures["done"] == 1
    assert Service.objects.get(checked_on__isnull=False).name == "Inloop"


def test_what_cannot_be_done_is_refused_with_a_reason(three: list[Service], eva: Actor, marit: Actor) -> None:
    three[0].locked, three[0].locked_by = True, marit.person
    three[0].save()
    three[1].has_unpublished_changes = True
    three[1].save()
    run = services.prepare(eva, action="add_theme", asked=ALL, term="wonen")
    assert [row["kind"] for row in run.plan] == ["refused", "refused", "changed"]
    assert "op slot" in run.plan[0]["reason"]
    assert "concept" in run.plan[1]["reason"]


def test_a_theme_is_added_and_taken_away_and_both_come_back(three: list[Service], eva: Actor) -> None:
    added = _do(eva, "add_theme", term="wonen")
    assert Attribute.objects.filter(taxonomy_term__code="wonen").count() == 3
    uids = set(Attribute.objects.values_list("uid", flat=True))
    removed = _do(eva, "remove_theme", ServiceFilter(theme="wonen"), term="wonen")
    assert not Attribute.objects.exists()
    _undo(eva, removed)
    assert set(Attribute.objects.values_list("uid", flat=True)) == uids
    _undo(eva, added)
    assert not Attribute.objects.exists()


def test_a_theme_on_an_entry_of_a_source_is_the_editors_from_now_on(words: Any, eva: Actor) -> None:
    make_service("Uit een bron", data_source="bron", external_id="1")
    run = _do(eva, "add_theme", term="wonen")
    assert FieldOwnership.objects.get().field == "terms"
    _undo(eva, run)
    assert not FieldOwnership.objects.exists()


def test_owners_are_asked_as_the_portal_always_asks_and_that_cannot_come_back(
    three: list[Service], eva: Actor, anna: Actor
) -> None:
    make_service("Van niemand")
    run = _do(eva, "ask_owner")

    assert run.figures["refused"] == 1
    assert set(FreshnessAsk.objects.values_list("service", flat=True)) == {each.pk for each in three}
    assert [sent.to for sent in mail.outbox] == [[anna.person.email]] * 3
    assert "/klopt-dit-nog/" in mail.outbox[0].body
    assert AuditEntry.objects.filter(action="socialmap.freshness_asked", person_id=eva.person.pk).count() == 3
    with pytest.raises(Refused, match="gemaild"):
        services.undo(eva, uid=run.uid, version=run.version)


def test_without_an_owner_the_mail_box_on_the_page_is_asked(words: Any, eva: Actor) -> None:
    make_service("Met postvak", make_organization("Brug"), email="inloop@brug.example")
    run = _do(eva, "ask_owner")

    assert run.plan[0]["change"][2] == "aan Brug"
    assert [sent.to for sent in mail.outbox] == [["inloop@brug.example"]]


def test_who_cannot_be_asked_is_said_beforehand(three: list[Service], eva: Actor, anna: Actor) -> None:
    ask_owner(eva, uid=three[0].uid)
    Service.objects.filter(pk=three[1].pk).update(live=False)
    make_service("Van niemand")
    run = services.prepare(eva, action="ask_owner", asked=ALL)

    assert {row["name"]: row["reason"] for row in run.plan} == {
        "Inloop": "De vraag staat al open.",
        "Maatje": "Deze dienst staat niet op de kaart.",
        "Opvang": "",
        "Van niemand": "Er is geen adres om het te vragen.",
    }


def test_who_was_asked_after_it_was_shown_is_left_out(three: list[Service], eva: Actor, anna: Actor) -> None:
    run = services.prepare(eva, action="ask_owner", asked=ALL)
    ask_owner(eva, uid=three[0].uid)
    run = _done(services.confirm(eva, uid=run.uid, version=run.version))

    assert (run.state, run.figures["done"]) == (RunState.DONE, 2)
    assert [each["reason"] for each in run.figures["late"]] == ["De vraag staat al open."]


def test_what_changed_after_it_was_shown_is_left_out(three: list[Service], eva: Actor) -> None:
    run = services.prepare(eva, action="mark_checked", asked=ALL)
    Service.objects.filter(name="Inloop").update(checked_on=timezone.localdate())
    run = _done(services.confirm(eva, uid=run.uid, version=run.version))
    assert run.figures["done"] == 2
    page = selectors.run_page(eva, run.uid)
    assert page.figures["late"] == 1
    assert "vandaag al nagekeken" in page.rows[0].reason


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ({"action": "delete_everything"}, "Kies wat u wilt doen"),
        ({"action": "add_theme", "term": "ruimtevaart"}, "Kies een leefgebied"),
        ({"action": "mark_checked", "uids": []}, "ten minste één dienst"),
    ],
)
def test_what_makes_no_sense_is_refused(three: list[Service], eva: Actor, how: Any, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        services.prepare(eva, asked=ALL, **how)


def test_nobody_else_works_on_many(three: list[Service], eva: Actor, alice: Actor, carla: Actor) -> None:
    run = services.prepare(eva, action="mark_checked", asked=ALL)
    for actor in (alice, carla):
        with pytest.raises(Refused):
            services.prepare(actor, action="mark_checked", asked=ALL)
        with pytest.raises(NotFound):
            selectors.run_page(actor, run.uid)
        assert selectors.service_list(actor, ALL).total == 0
        assert selectors.choices(actor).themes == ()


def test_services_of_another_portal_are_never_among_them(
    three: list[Service], heidedorp: Tenant, waterkant: Tenant, eva: Actor
) -> None:
    from tenants.context import activate
    from tests.factories.socialmap import publish_in

    with activate(heidedorp):
        theirs = make_service("Van Heidedorp")
    publish_in(waterkant, theirs)
    with activate(waterkant), pytest.raises(Invalid):
        services.prepare(eva, action="mark_checked", asked=ALL, uids=[theirs.uid])


def _names(eva: Actor, **asked: str) -> list[str]:
    return [each.name for each in services_of(eva, ServiceFilter(**asked))]


def test_each_filter_narrows(three: list[Service], eva: Actor, welfare: Team) -> None:
    make_service("Van niemand", audience="partners", plain_text="Iets met geld.")
    ServiceArea.objects.create(service=three[0], extent="GM0622", extent_type="gemeente", name="Vlaardingen")
    run = services.prepare(eva, action="add_theme", asked=ServiceFilter(text="opvang"), term="wonen")
    _done(services.confirm(eva, uid=run.uid, version=run.version))

    assert _names(eva, theme="wonen") == ["Opvang"]
    assert _names(eva, theme="-") == ["Inloop", "Maatje", "Van niemand"]
    assert _names(eva, owner=str(welfare.organisation.uid)) == ["Inloop", "Maatje", "Opvang"]
    assert _names(eva, owner="-") == ["Van niemand"]
    assert _names(eva, owner="geen id") == []
    assert _names(eva, municipality="GM0622") == ["Inloop"]
    assert _names(eva, audience="partners") == ["Van niemand"]
    assert _names(eva, text="geld") == ["Van niemand"]


@pytest.mark.parametrize("days", [0, 150, 181, 190, 364, 366, 400, None])
def test_the_filter_on_freshness_says_what_the_rule_says(words: Any, eva: Actor, days: int | None) -> None:
    today = timezone.localdate()
    checked = None if days is None else today - timedelta(days=days)
    make_service("Inloop", checked_on=checked)
    expected = freshness(checked, today, rule_of(eva.tenant))
    found = {each for each in Freshness if _names(eva, freshness=each.value)}
    assert found == {expected}


@pytest.mark.parametrize("count", [1, 10, 100])
def test_the_list_costs_the_same_however_long(words: Any, eva: Actor, count: int) -> None:
    organization = make_organization()
    for number in range(count):
        make_service(f"Dienst {number}", organization)
    with CaptureQueriesContext(connection) as asked:
        selectors.service_list(eva, ServiceFilter(freshness="stale"))
        selectors.choices(eva)
        selectors.runs(eva)
    assert len(asked) == 5
    with CaptureQueriesContext(connection) as asked:
        services.prepare(eva, action="mark_checked", asked=ALL)
    assert len(asked) <= 15
    with CaptureQueriesContext(connection) as asked:
        services.prepare(eva, action="ask_owner", asked=ALL)
    assert len(asked) <= 17


def test_the_index_hears_of_it(three: list[Service], eva: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(events, "emit", lambda name, **_values: heard.append(name))
    _do(eva, "mark_checked")
    assert heard.count("socialmap.entries_changed") >= 1
