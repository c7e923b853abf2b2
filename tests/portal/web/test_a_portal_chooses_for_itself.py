"""Crisis numbers and whom to ask: `manage.py portal_settings SLUG FILE`, checked when kept, shown on the pages."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from portal.web.portal_settings import change_settings
from tenants.access import system
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.errors import Invalid
from tenants.models import Tenant

OWN = [
    {"when": {"nl": "Gevaar:", "en": "Danger:"}, "number": "112"},
    {"when": "Nachtopvang:", "number": "010 555 00 99"},
]


def _keep(tenant: Tenant, **changes: object) -> None:
    with activate(tenant):
        change_settings(system(tenant, "test"), changes)


def test_a_portal_has_its_own_crisis_numbers(visitor: Client, waterkant: Tenant) -> None:
    _keep(waterkant, crisis_lines=OWN)
    page = visitor.get("/privacy/").content.decode()

    assert 'href="tel:0105550099"' in page
    assert 'href="tel:08000113"' not in page


def test_each_language_has_its_own_words_or_the_dutch_ones(visitor: Client, waterkant: Tenant) -> None:
    waterkant.languages = ["nl", "en"]
    waterkant.save()
    _keep(waterkant, crisis_lines=OWN)
    page = visitor.get("/en/privacy/").content.decode()

    assert "Danger:" in page
    assert "Nachtopvang:" in page


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        "112",
        [{"when": "Gevaar:", "number": "112"}] * 5,
        [{"when": "", "number": "112"}],
        [{"when": {"en": "Danger:"}, "number": "112"}],
        [{"when": "Gevaar:", "number": "javascript:alert(1)"}],
        [{"when": "Gevaar:"}],
        [{"when": "Als u lang moet wachten op hulp van iemand anders dan uw buren:", "number": "112"}] * 2,
    ],
)  # fmt: skip
def test_numbers_that_would_not_help_are_refused(waterkant: Tenant, wrong: Any) -> None:
    with pytest.raises(Invalid):
        _keep(waterkant, crisis_lines=wrong)


@pytest.mark.parametrize("by_hand", ["112", [{"number": "x"}], {"a": 1}, [None]])
def test_a_mistake_made_by_hand_never_hides_the_line(visitor: Client, waterkant: Tenant, by_hand: Any) -> None:
    waterkant.settings = {"crisis_lines": by_hand}
    waterkant.save()

    assert 'href="tel:112"' in visitor.get("/privacy/").content.decode()


def test_the_command_keeps_what_the_file_says_and_leaves_the_rest(waterkant: Tenant, tmp_path: Path) -> None:
    waterkant.settings = {"outlines": [1], "help_phone": "010 1"}
    waterkant.save()
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"crisis_lines": OWN, "answer_weeks": 2, "help_phone": None}))
    told = StringIO()
    call_command("portal_settings", "waterkant", str(file), stdout=told)
    waterkant.refresh_from_db()

    assert waterkant.settings["outlines"] == [1]
    assert "help_phone" not in waterkant.settings
    assert json.loads(told.getvalue())["answer_weeks"] == 2


def test_a_change_is_remembered_in_the_audit_log(waterkant: Tenant) -> None:
    with activate(waterkant):
        before = AuditEntry.objects.count()
        change_settings(system(waterkant, "test"), {"answer_weeks": 2})
        assert AuditEntry.objects.count() == before + 1


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ('{"colour": "red"}', "colour"),
        ('{"answer_weeks": 60}', "answer_weeks"),
        ('{"contact_mail": "nobody"}', "contact_mail"),
        ('{"complaint_link": "javascript:alert(1)"}', "complaint_link"),
        ("[]", "one object"),
        ("{", "JSON"),
    ],
)
def test_the_command_says_which_line_is_wrong(waterkant: Tenant, tmp_path: Path, written: str, says: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(written)

    with pytest.raises(CommandError, match=says):
        call_command("portal_settings", "waterkant", str(file))


def test_an_unknown_portal_is_told_which_there_are(waterkant: Tenant) -> None:
    with pytest.raises(CommandError, match="waterkant"):
        call_command("portal_settings", "nergens")
