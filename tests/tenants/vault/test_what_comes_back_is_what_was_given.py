"""Any text and any JSON comes back as it was, on both databases."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.tenants.vault.conftest import stored
from tests.tenants.vault.register.models import Resident

STRANGE = {
    "emoji": "👩🏽‍🦽 kan niet bellen 🙈",
    "right to left": "ليس لديها هاتف، اتصل بابنتها",
    "NUL": "voor\x00na",
    "empty": "",
    "line breaks": "een\r\ntwee\n\ttrois",
    "combining": "e\u0301 is niet é",
    "50 kB": "schuld " * 7_200,
    "looks like an envelope": "\x01\x03old" + "x" * 40,
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)
# The row is the same for all examples: each writes it anew.
again_and_again = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def written_and_read(row: Resident, field: str, value: Any) -> Any:
    setattr(row, field, value)
    row.save(update_fields=[field])
    return getattr(Resident.objects.get(pk=row.pk), field)


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_strange_texts(ria_jansen, text):
    assert written_and_read(ria_jansen, "note", text) == text


@again_and_again
@given(text=st.text())
def test_any_text(ria_jansen, text):
    assert written_and_read(ria_jansen, "note", text) == text


@again_and_again
@given(value=JSON)
def test_any_json(ria_jansen, value):
    assert written_and_read(ria_jansen, "contact", value) == value


def test_nothing_stays_nothing(ria_jansen):
    assert written_and_read(ria_jansen, "note", None) is None
    assert Resident.objects.filter(note__isnull=True).get() == ria_jansen


def test_what_stands_in_the_database_is_not_what_was_written(ria_jansen):
    assert b"Ria" not in stored(ria_jansen, "name")
    assert len(stored(ria_jansen, "name")) < len("Ria Jansen") + 60


def test_equal_values_do_not_look_alike(in_waterkant):
    one, two = (Resident.objects.create(name="Jan") for _twice in range(2))

    assert stored(one, "name") != stored(two, "name")


def test_one_value_written_twice_does_not_look_alike(ria_jansen):
    before = stored(ria_jansen, "name")
    ria_jansen.save()

    assert stored(ria_jansen, "name") != before


def test_half_of_a_surrogate_pair_is_refused_without_saying_it(ria_jansen):
    ria_jansen.note = "geheim \ud83d"
    with pytest.raises(ValueError, match=r"Resident\.note") as refused:
        ria_jansen.save()
    assert "geheim" not in str(refused.value)


@pytest.mark.parametrize("value", [float("nan"), {1, 2}, object()], ids=["nan", "set", "object"])
def test_what_is_no_json_is_refused(ria_jansen, value):
    ria_jansen.contact = value
    with pytest.raises(TypeError, match=r"Resident\.contact"):
        ria_jansen.save()


def test_what_is_no_text_is_refused(ria_jansen):
    ria_jansen.note = 12345
    with pytest.raises(TypeError, match=r"Resident\.note holds text, not int") as refused:
        ria_jansen.save()
    assert "12345" not in str(refused.value)
