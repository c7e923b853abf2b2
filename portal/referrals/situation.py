"""What is known of a resident's situation, to lay beside the conditions of receivers. Stays inside the sending team."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from portal.cases.models import Case


def situation_of(case: Case, answers: Mapping[str, Any]) -> dict[str, Any]:
    """By name: `age` in whole years, `district`, `language`, and the answers to the kind's questions."""
    return {**answers, "age": _age(case.birth_date), "district": case.district, "language": case.language}


def _age(born: str) -> int | None:
    try:
        day = date.fromisoformat(born)
    except ValueError:
        return None
    today = timezone.localdate()
    return today.year - day.year - ((today.month, today.day) < (day.month, day.day))
