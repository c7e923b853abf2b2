"""A model of which nobody says how long it is kept refuses start-up; so does a rule that cannot be carried out."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.apps import apps
from django.core.checks import CheckMessage

from tenants.checks.keeping import every_model_says_how_long, every_rule_can_be_carried_out
from tenants.retention import NOTHING_PERSONAL, Blank, kept, rules
from tenants.retention.of_kernel import HOLDS, OUTBOX, RUNS

Rules = Callable[..., None]


def ids(problems: list[CheckMessage]) -> list[str | None]:
    return [problem.id for problem in problems]


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> Rules:
    def these(*chosen: rules.Rule) -> None:
        monkeypatch.setattr(rules, "_registered", {rule.code: rule for rule in chosen})

    return these


@pytest.mark.parametrize("check", [every_model_says_how_long, every_rule_can_be_carried_out])
def test_the_house_as_it_stands_passes(check: Callable[..., list[CheckMessage]]) -> None:
    assert check(None) == []


@pytest.mark.parametrize("code", sorted(rules.rules()))
def test_sabotage_without_its_rule_a_model_is_found(code: str, registered: Rules) -> None:
    gone = rules.rules()[code]
    others = [rule for rule in rules.rules().values() if rule.model != gone.model]
    registered(*others)

    (problem,) = every_model_says_how_long(None)
    assert (problem.id, gone.model in problem.msg) == ("tenants.E040", True)


def test_sabotage_without_its_reason_a_model_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apps.get_app_config("accounts"), "kept", {})
    assert set(ids(every_model_says_how_long(None))) == {"tenants.E040"}

    monkeypatch.undo()
    monkeypatch.delitem(kept.OF_PACKAGES, "mfa.Authenticator")
    (problem,) = every_model_says_how_long(None)
    assert "mfa.Authenticator" in problem.msg


@pytest.mark.parametrize(("app", "model"), [("tenants", "Membership"), ("accounts", "User"), ("socialmap", "Proposal")])
def test_nothing_of_a_person_is_not_said_of_what_names_one(
    monkeypatch: pytest.MonkeyPatch, app: str, model: str
) -> None:
    config = apps.get_app_config(app)
    monkeypatch.setattr(config, "kept", {**config.kept, model: NOTHING_PERSONAL})

    (problem,) = every_model_says_how_long(None)
    assert problem.id == "tenants.E041"


def test_a_reason_beside_a_rule_or_for_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apps.get_app_config("outbox"), "kept", {
        "OutboxMessage": "x", "WorkerBeat": "x", "PeriodicRun": "x", "Pigeon": "x",
    }, raising=False)  # fmt: skip

    assert ids(every_model_says_how_long(None)) == ["tenants.E042", "tenants.E045"]


@pytest.mark.parametrize(
    "wrong",
    [
        replace(OUTBOX, model="outbox.Pigeon"),
        replace(OUTBOX, since="flown_at"),
        replace(OUTBOX, since="topic"),
        replace(OUTBOX, then=Blank(("colour",))),
        replace(OUTBOX, platform=True),
        replace(OUTBOX, model="library.DocumentVersion", since="added_at", then=Blank(("file",))),
    ],
    ids=["no model", "no field", "no moment", "no field to empty", "of a portal", "a file"],
)
def test_a_rule_that_cannot_be_carried_out_is_found(registered: Rules, wrong: rules.Rule) -> None:
    registered(wrong)

    assert ids(every_rule_can_be_carried_out(None)) == ["tenants.E043"]


def test_rules_that_wait_for_each_other_or_for_nobody_are_found(registered: Rules) -> None:
    registered(replace(RUNS, after=("retention.hold",)), replace(HOLDS, after=("retention.run",)))
    assert ids(every_rule_can_be_carried_out(None)) == ["tenants.E044"]

    registered(replace(RUNS, after=("nobody.there",)))
    assert ids(every_rule_can_be_carried_out(None)) == ["tenants.E044"]


def test_children_go_before_their_parents_without_anybody_saying_so(registered: Rules) -> None:
    def rule(code: str, model: str, since: str) -> rules.Rule:
        return replace(OUTBOX, code=code, model=model, since=since)

    parent = rule("a.parent", "socialmap.Proposal", "proposed_at")
    child = rule("z.child", "socialmap.FreshnessAsk", "asked_at")
    registered(parent, child)

    assert [each.code for each in rules.in_order()] == ["z.child", "a.parent"]
