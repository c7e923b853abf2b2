"""Each day the end of every chain leaves the house, signed, into a file that is never written again."""

import json
import shutil
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tenants import audit
from tenants.audit import checks, guarding
from tenants.audit.anchoring import Unreadable, anchors, export, present_heads
from tenants.audit.head_keys import NoHeadKey, new_key, public_keys, read
from tenants.audit.heads import NotOurs, checked, signed
from tenants.audit.models import ChainCheck
from tenants.audit.sealing import seal_everything
from tenants.context import platform
from tests.tenants.audit import tampering

LOOKED = audit.register_action("tests.looked", "Gekeken")
TODAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def root(settings, tmp_path):
    settings.AUDIT_HEADS_ROOT = str(tmp_path / "heads")
    return tmp_path / "heads"


@pytest.fixture
def rows(alice, charlie, as_worker, cause, in_waterkant):
    for actor in (alice, alice, charlie):
        audit.record(actor, LOOKED)
    with platform("tests"):
        pass
    seal_everything()


def test_a_head_says_which_portal_how_many_rows_and_the_last_link(rows, waterkant):
    head = next(each for each in present_heads() if each.stream == waterkant.pk)

    assert (head.tenant, head.rows, len(head.last)) == ("waterkant", 2, 64)
    assert checked(signed(head), public_keys()) == head


@pytest.mark.parametrize("name", ["tenant", "stream", "rows", "last", "at", "key", "signature"])
def test_a_line_that_was_changed_is_not_ours(rows, name):
    said = json.loads(signed(present_heads()[0]))
    said[name] = 99 if isinstance(said[name], int) else "x" + said[name][1:]

    with pytest.raises(NotOurs):
        checked(json.dumps(said), public_keys())


@pytest.mark.parametrize("line", ["", "{", "[]", "{}", "null", '{"key": []}'])
def test_a_line_that_is_no_head_is_not_ours(line):
    with pytest.raises(NotOurs):
        checked(line, public_keys())


def test_an_export_never_writes_over_another(rows, root):
    first = export(present_heads(), root, TODAY)
    before = first.read_text()
    second = export([], root, TODAY)

    assert [first.name, second.name] == ["heads-2026-11-30.jsonl", "heads-2026-11-30-2.jsonl"]
    assert first.read_text() == before
    assert first.stat().st_mode & 0o222 == 0
    assert sorted(each.name for each in root.iterdir()) == sorted([first.name, second.name])


def test_a_folder_that_cannot_be_written_is_said(rows, tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(Unreadable, match="cannot be written"):
        export(present_heads(), tmp_path / "file", TODAY)


def test_every_day_each_chain_is_read_and_its_end_exported(rows, root, waterkant, heidedorp):
    assert guarding.guard() == 4

    (file,) = root.iterdir()
    assert [json.loads(line)["tenant"] for line in file.read_text().splitlines()] == [
        "platform",
        "waterkant",
        "heidedorp",
    ]
    found = ChainCheck.every_check.values_list("tenant_id", "rows", "broken", "exported_rows")
    assert set(found) == {(None, 1, "", 1), (waterkant.pk, 2, "", 2), (heidedorp.pk, 1, "", 1)}


def test_what_was_found_long_ago_goes_when_it_is_read_again(rows, root, waterkant):
    guarding.guard()
    ChainCheck.every_check.filter(tenant=waterkant).update(at=timezone.now() - guarding.KEPT - timedelta(days=1))

    guarding.guard()

    assert ChainCheck.every_check.filter(tenant=waterkant).count() == 1
    assert ChainCheck.every_check.filter(tenant=None).count() == 2


def test_a_broken_chain_fails_the_job_after_everything_else_was_done(
    alice, in_waterkant, as_worker, cause, root, as_owner
):
    from django.db import connection

    from tenants.database import append_only

    chain = tampering.build(alice, 5)
    guarding.guard()
    with as_owner(), append_only.lifted(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE audit_auditentry SET person_id = 99 WHERE position = 3")

    with pytest.raises(guarding.ChainsBroken, match="row 3"):
        guarding.guard()

    last = ChainCheck.every_check.filter(tenant=chain.tenant_id).first()
    assert last is not None
    assert last.broken_at == 3
    assert len(list(root.iterdir())) == 2


def test_a_chain_that_is_gone_as_a_whole_is_missed(alice, in_waterkant, as_worker, cause, root, as_owner):
    from django.db import connection

    from tenants.database import append_only

    chain = tampering.build(alice, 5)
    guarding.guard()
    with as_owner(), append_only.lifted(connection):
        tampering.cut_to(chain, 0)

    with pytest.raises(guarding.ChainsBroken, match="anchored outside"):
        guarding.guard()


def test_a_changed_export_is_told_by_file_and_line(rows, root):
    call_command("audit", "export", stdout=StringIO())
    (file,) = root.iterdir()
    file.chmod(0o640)
    file.write_text(file.read_text().replace('"rows": 2', '"rows": 1'))

    out = StringIO()
    with pytest.raises(CommandError, match="1 exported lines are not ours"):
        call_command("audit", "verify", stdout=out)
    assert f"{file.name}, line 2: changed" in out.getvalue()


def test_a_copy_elsewhere_is_as_good(rows, root, tmp_path):
    call_command("audit", "export", stdout=StringIO())
    shutil.copytree(root, tmp_path / "elsewhere")
    shutil.rmtree(root)

    out = StringIO()
    call_command("audit", "verify", anchors=str(tmp_path / "elsewhere"), stdout=out)
    assert "waterkant: 2 rows, whole, compared up to row 2" in out.getvalue()


def test_an_old_export_is_checked_with_the_public_half_of_its_key(rows, root, settings):
    call_command("audit", "export", stdout=StringIO())
    out = StringIO()
    call_command("audit", "public-key", stdout=out)
    settings.AUDIT_HEAD_KEY, _public = new_key(TODAY)
    assert len(anchors(root).wrong) == 3

    settings.AUDIT_HEAD_OLD_KEYS = [out.getvalue().strip()]
    assert anchors(root).wrong == []


def test_who_checks_needs_no_secret(rows, root, settings):
    call_command("audit", "export", stdout=StringIO())
    out = StringIO()
    call_command("audit", "public-key", stdout=out)
    settings.AUDIT_HEAD_KEY, settings.AUDIT_HEAD_OLD_KEYS = "", [out.getvalue().strip()]

    assert anchors(root).wrong == []
    with pytest.raises(CommandError, match="AUDIT_HEAD_KEY"):
        call_command("audit", "export", stdout=StringIO())


@pytest.mark.parametrize("text", ["", "demo", "demo-1:", "demo-1:AAAA", "Demo:" + "A" * 43 + "=", "a:b:c"])
def test_what_is_no_key_is_refused_without_showing_it(text):
    with pytest.raises(NoHeadKey) as refused:
        read(text, "AUDIT_HEAD_KEY")
    assert not text or text not in str(refused.value)


@pytest.fixture
def production(settings):
    settings.DEMO = False
    settings.AUDIT_HEAD_KEY, _public = new_key(TODAY)
    return settings


def problems() -> list[str | None]:
    return [each.id for each in checks.heads_are_signed_and_kept(None)]


def test_production_with_a_key_and_a_folder_of_its_own_starts(production):
    assert problems() == []


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("AUDIT_HEAD_KEY", "", "audit.E001"),
        ("AUDIT_HEAD_KEY", "nonsense", "audit.E001"),
        ("AUDIT_HEAD_OLD_KEYS", ["nonsense"], "audit.E001"),
        ("AUDIT_HEAD_KEY", "demo-1:" + "PNjmqA9ZsUAWRVLX6g3Y0Kz3qN7w9B5f2c8dJhT1aEM=", "audit.E002"),
        ("AUDIT_HEAD_KEY", "a:" + "A" * 43 + "=", "audit.E002"),
        ("AUDIT_HEADS_ROOT", "", "audit.E003"),
    ],
)
def test_production_refuses(production, name, value, problem):
    setattr(production, name, value)

    assert problems() == [problem]


def test_production_refuses_a_folder_that_is_served(production, tmp_path):
    production.STATIC_ROOT = tmp_path

    assert problems() == ["audit.E004"]


def test_the_demo_starts_with_a_key_of_its_own(settings):
    assert settings.AUDIT_HEAD_KEY.startswith("demo-")
    assert problems() == []
