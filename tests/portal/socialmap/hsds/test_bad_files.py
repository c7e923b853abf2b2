import pytest

from portal.socialmap import events
from tenants.models import Tenant
from tests.portal.socialmap.hsds.bad_files import read_them


def test_bad_files_give_no_traceback_and_no_half_record(waterkant: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "entries_changed", lambda entity, ids: None)

    tracebacks, partial, refused = read_them(waterkant, 60, seed=20261122)

    assert tracebacks == []
    assert partial == 0
    assert refused > 10
