"""Which tenant is active: nested, after an error, in threads, in tasks, and in what runs later."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import django_scopes  # noqa: TID251  to see that its open doors are closed here
import pytest
from asgiref.sync import async_to_sync, sync_to_async

from tenants.audit.models import AuditEntry
from tenants.context import activate, current_tenant, current_tenant_or_none, nobody, platform, platform_reason
from tenants.errors import NoTenant
from tenants.models import Team, Tenant


def test_nothing_is_active_by_default(db):
    assert current_tenant_or_none() is None
    with pytest.raises(NoTenant):
        current_tenant()


def test_the_innermost_counts_and_the_outer_one_comes_back(waterkant, heidedorp):
    with activate(waterkant):
        with activate(heidedorp):
            assert current_tenant() == heidedorp
        assert current_tenant() == waterkant
    assert current_tenant_or_none() is None


def test_an_error_closes_the_scope(waterkant, heidedorp):
    with activate(waterkant):
        with pytest.raises(ValueError), activate(heidedorp):
            raise ValueError
        assert current_tenant() == waterkant


@pytest.mark.parametrize("nothing", [None, Tenant(slug="x", name="X")])
def test_activating_nothing_opens_nothing(db, nothing):
    with pytest.raises(NoTenant), activate(nothing):
        pytest.fail("The scope must not open.")


def test_nobody_closes_what_was_open(waterkant, welfare):
    with activate(waterkant), nobody(), pytest.raises(NoTenant):
        Team.objects.exists()


def test_a_tenant_within_the_platform_sees_itself_alone(waterkant, heidedorp, welfare, elsewhere):
    with platform("tests"):
        assert Team.objects.count() == 2
        with activate(waterkant):
            assert platform_reason() is None
            assert Team.objects.count() == 1
        assert platform_reason() == "tests"


def test_the_platform_within_a_tenant_leaves_a_row(waterkant, welfare, elsewhere):
    with activate(waterkant), platform("tests"):
        assert Team.objects.count() == 2
        assert current_tenant_or_none() is None

    assert AuditEntry.every_chain.filter(because="tests", tenant=None).count() == 1


@pytest.mark.parametrize("reason", ["", "  "])
def test_without_a_reason_nothing_crosses(db, reason):
    with pytest.raises(ValueError), platform(reason):
        pytest.fail("The scope must not open.")


def test_when_the_log_cannot_be_written_nothing_crosses(db, settings):
    settings.AUDIT_KEY = ""
    with pytest.raises(Exception, match="AUDIT_KEY"), platform("tests"):
        pytest.fail("The scope must not open.")


@pytest.mark.parametrize("scope", [{"tenant": None}, {}, {"organisation": 1}])
def test_what_opens_everything_in_django_scopes_opens_nothing_here(db, welfare, scope):
    with django_scopes.scope(**scope), pytest.raises(NoTenant):
        Team.objects.exists()
    with django_scopes.scopes_disabled(), pytest.raises(NoTenant):
        Team.objects.exists()


def test_switching_django_scopes_off_does_not_widen_an_open_scope(waterkant, welfare, elsewhere):
    with activate(waterkant), django_scopes.scopes_disabled():
        assert set(Team.objects.all()) == {welfare}


def test_a_thread_begins_with_nothing(waterkant):
    found: list[object] = []
    with activate(waterkant):
        thread = threading.Thread(target=lambda: found.append(current_tenant_or_none()))
        thread.start()
        thread.join()
        with ThreadPoolExecutor() as pool:
            found.append(pool.submit(current_tenant_or_none).result())

    assert found == [None, None]


def test_two_threads_do_not_see_each_others(waterkant, heidedorp):
    both_in = threading.Barrier(2, timeout=10)

    def look(tenant: Tenant) -> Tenant:
        with activate(tenant):
            both_in.wait()
            return current_tenant()

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(look, [waterkant, heidedorp])) == [waterkant, heidedorp]


def test_two_tasks_on_one_loop_do_not_see_each_others(waterkant, heidedorp):
    async def look(tenant: Tenant) -> Tenant:
        with activate(tenant):
            await asyncio.sleep(0.01)
            return current_tenant()

    async def both() -> list[Tenant]:
        return await asyncio.gather(look(waterkant), look(heidedorp))

    assert asyncio.run(both()) == [waterkant, heidedorp]


def test_the_scope_goes_along_from_async_to_sync_and_is_needed_there(waterkant, welfare, elsewhere):
    async def within() -> int:
        with activate(waterkant):
            return await Team.objects.acount()

    async def without() -> int:
        return await sync_to_async(Team.objects.count)()

    assert async_to_sync(within)() == 1
    with pytest.raises(NoTenant):
        async_to_sync(without)()


def test_a_generator_that_runs_later_runs_outside(waterkant, welfare):
    """As a streaming answer does: it is read after the middleware is done."""

    def names():
        yield from Team.objects.values_list("name", flat=True)

    with activate(waterkant):
        later = names()
    with pytest.raises(NoTenant):
        next(later)
