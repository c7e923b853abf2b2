"""In the rooms of cases a table without a rule, or a reason, refuses start-up."""

from typing import Any

import pytest
from django.apps import apps

from tenants.checks.row_security import every_table_about_a_case_is_guarded, problems_of


@pytest.fixture
def config(monkeypatch: pytest.MonkeyPatch) -> Any:
    found: Any = apps.get_app_config("cases")
    monkeypatch.setattr(found, "row_security", dict(found.row_security))
    return found


def codes(config: Any) -> list[str | None]:
    return [problem.id for problem in problems_of(config)]


def test_the_house_is_in_order() -> None:
    assert every_table_about_a_case_is_guarded(None) == []


def test_sabotage_a_table_that_nobody_thought_of_is_found(config: Any) -> None:
    del config.row_security["BreakGlass"]

    assert codes(config) == ["tenants.E050"]


def test_a_written_reason_will_do_and_an_empty_one_not(config: Any) -> None:
    config.row_security["Household"] = "It holds nothing."
    assert codes(config) == []

    config.row_security["Household"] = ""
    assert codes(config) == ["tenants.E050"]


def test_a_rule_for_what_is_not_there_is_found(config: Any) -> None:
    config.row_security["Letter"] = "It holds nothing."

    assert codes(config) == ["tenants.E051"]
