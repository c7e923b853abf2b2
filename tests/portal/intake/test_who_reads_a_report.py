"""Everybody may tell; editors read it, and who administers the organisation that keeps the entry true."""

from uuid import uuid4

import pytest

from portal.intake import selectors, services
from portal.intake.models import Report
from tenants.access import Actor, can
from tenants.context import activate
from tenants.errors import NotFound, Refused
from tenants.models import Team, Tenant


def tell(actor: Actor, team: Team | None = None, title: str = "Voedselpakket") -> Report:
    about = services.About(uuid4(), title, "/hulp/x/", team.organisation_id if team else None)
    return services.report_wrong(actor, about=about, problem="hours", told="De deur was dicht.")


def test_a_visitor_tells_and_the_report_knows_nobody(in_waterkant: Tenant, anonymous: Actor) -> None:
    report = tell(anonymous)

    assert (report.state, report.told, report.handled_by) == ("new", "De deur was dicht.", None)
    assert not {field.name for field in Report._meta.concrete_fields} & {"name", "email", "phone", "ip", "session"}


@pytest.mark.parametrize("someone", ["ria", "alice", "carla", "omar", "pim", "volunteer"])
def test_who_does_not_keep_the_map_reads_no_report(
    request: pytest.FixtureRequest, in_waterkant: Tenant, anonymous: Actor, welfare: Team, someone: str
) -> None:
    report = tell(anonymous, welfare)
    actor = request.getfixturevalue(someone)

    assert selectors.reports(actor).lines == ()
    assert sum(selectors.counts(actor).values()) == 0
    with pytest.raises(NotFound):
        selectors.report_page(actor, report.uid)


@pytest.mark.parametrize("someone", ["eva", "marit"])
def test_editors_read_all_of_their_portal(
    request: pytest.FixtureRequest, in_waterkant: Tenant, anonymous: Actor, welfare: Team, someone: str
) -> None:
    tell(anonymous, welfare)
    services.report_missing(anonymous, named="Repaircafé")

    assert len(selectors.reports(request.getfixturevalue(someone)).lines) == 2


def test_an_administrator_of_a_partner_reads_those_of_the_own_organisation(
    in_waterkant: Tenant, anonymous: Actor, anna: Actor, welfare: Team, credit_bank: Team
) -> None:
    own, other = tell(anonymous, welfare), tell(anonymous, credit_bank)

    assert [line.uid for line in selectors.reports(anna).lines] == [own.uid]
    assert can(anna, "map_report.move", own)
    assert not can(anna, "map_report.move", other)
    with pytest.raises(NotFound) as foreign:
        services.move_report(anna, uid=other.uid, version=1, step="take_up")
    with pytest.raises(NotFound) as random:
        services.move_report(anna, uid=uuid4(), version=1, step="take_up")
    assert str(foreign.value) == str(random.value)


def test_a_report_of_another_portal_is_in_no_list(
    waterkant: Tenant, heidedorp: Tenant, charlie: Actor, eva: Actor, welfare: Team
) -> None:
    with activate(heidedorp):
        tell(charlie, welfare)
    with activate(waterkant):
        assert selectors.reports(eva).lines == ()


def test_a_privacy_officer_counts_and_reads_nothing(in_waterkant: Tenant, anonymous: Actor, frits: Actor) -> None:
    tell(anonymous)

    assert can(frits, "map_report.count")
    assert selectors.reports(frits).lines == ()


def test_without_visible_to_a_partner_would_read_what_is_not_theirs(
    in_waterkant: Tenant, anonymous: Actor, anna: Actor, credit_bank: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(anonymous, credit_bank)
    monkeypatch.setattr("portal.intake.models.reports.ReportQuerySet.visible_to", lambda queryset, actor: queryset)

    assert len(selectors.reports(anna).lines) == 1  # so the tests above would turn red


def test_without_the_right_to_report_nothing_is_kept(
    in_waterkant: Tenant, anonymous: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tenants.access import refuse

    monkeypatch.setattr("portal.intake.services.reports.can", lambda actor, action: refuse("Nee."))
    with pytest.raises(Refused):
        tell(anonymous)
    assert not Report.objects.exists()
