"""What pydantic found wrong with a question, as a problem with a sentence per parameter."""

from collections.abc import Mapping
from typing import Any

from ninja.errors import ValidationError

from portal.opendata.problems import Problem

SAID: Mapping[str, str] = {
    "int_parsing": "Dit moet een heel getal zijn.",
    "int_parsing_size": "Dit getal is te groot.",
    "int_from_float": "Dit moet een heel getal zijn.",
    "bool_parsing": "Dit moet true of false zijn.",
    "greater_than_equal": "Dit is ten minste {ge}.",
    "less_than_equal": "Dit is ten hoogste {le}.",
    "string_too_long": "Dit is ten hoogste {max_length} tekens lang.",
    "string_pattern_mismatch": "Dit heeft niet de goede vorm.",
    "literal_error": "Kies uit {expected}.",
    "value_error": "{error}",
}
OTHERWISE = "Deze waarde kan niet worden gebruikt."


def as_problem(error: ValidationError) -> Problem:
    """The problem with every wrong value by the name of its parameter."""
    wrong = {str(each["loc"][-1]): _said(each) for each in error.errors}
    return Problem(422, "Verbeter wat hieronder staat.", wrong)


def _said(wrong: Mapping[str, Any]) -> str:
    return SAID.get(wrong["type"], OTHERWISE).format_map(wrong.get("ctx", {}))
