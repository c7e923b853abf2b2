"""A plain value leaves its row when somebody reads it, and in no other way: no message, log, dump or cache has it."""

import logging
import pickle
import sys
from collections.abc import Callable
from typing import Any

import pytest
from django.core import serializers
from django.core.exceptions import FieldError, ValidationError
from django.core.validators import RegexValidator
from django.db import IntegrityError, connection, transaction
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.views.debug import ExceptionReporter

from tenants.vault import DoesNotOpen, find
from tenants.vault.sealing import seal
from tests.tenants.vault.conftest import key, store, stored
from tests.tenants.vault.register.models import Resident

CANARY = "Kanarievogel-Q7"
HOUSE = "tenants/vault"


@pytest.fixture
def canary(in_waterkant) -> Resident:
    return Resident.objects.create(name=CANARY, note=f"{CANARY} in een notitie", contact={"who": CANARY})


@pytest.fixture
def read(canary) -> Resident:
    """A row of which every value was opened."""
    assert CANARY in f"{canary.name} {canary.note} {canary.contact}"
    return canary


def test_a_row_that_was_read_shows_nothing_of_it(read):
    assert CANARY not in f"{read!r} {read} {vars(read)} {read.__getstate__()}"


def test_a_row_that_was_loaded_shows_nothing_of_it(canary):
    row = Resident.objects.get()
    assert CANARY not in f"{row!r} {vars(row)} {list(Resident.objects.values())} {list(Resident.objects.values_list())}"


def test_no_statement_to_the_database_holds_it(canary):
    with CaptureQueriesContext(connection) as captured:
        canary.save()
        find(Resident.objects.all(), "name_index", CANARY).get()
        Resident.objects.create(name=CANARY)

    statements = " ".join(each["sql"] for each in captured)
    assert "UPDATE" in statements
    assert "INSERT" in statements
    assert CANARY not in statements
    assert CANARY.encode().hex() not in statements.lower()


def test_no_log_holds_it(canary, caplog):
    """Not even that of all statements, with everything said aloud."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="django.db.backends")
    with CaptureQueriesContext(connection):
        canary.save()
        with pytest.raises(DoesNotOpen):
            moved(canary)

    assert "UPDATE" in caplog.text
    assert CANARY not in caplog.text


def test_the_table_holds_it_nowhere(canary):
    canary.save()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM vault_register_resident")
        everything = b" ".join(bytes(each) if isinstance(each, bytes | memoryview) else str(each).encode()
                               for row in cursor.fetchall() for each in row)  # fmt: skip
    assert str(canary.uid).replace("-", "")[:8].encode() in everything
    for form in (CANARY, CANARY.lower(), CANARY.casefold(), CANARY.encode("utf-16-le").decode("latin-1")):
        assert form.encode() not in everything


def moved(row: Resident) -> None:
    other = Resident.objects.create(name=CANARY)
    store(other, "name", stored(row, "name"))
    _ = Resident.objects.get(pk=other.pk).name


def too_long(row: Resident) -> None:
    row.name = CANARY * 20
    row.save()


def too_long_in_a_form(row: Resident) -> None:
    row.name = CANARY * 20
    row.full_clean()


def refused_by_a_validator(row: Resident) -> None:
    field = Resident._meta.get_field("name")
    field.validators.append(RegexValidator(r"^\d+$", message="“%(value)s” is no number."))
    try:
        field.run_validators(CANARY)
    finally:
        field.validators.pop()


def searched(_row: Resident) -> None:
    Resident.objects.filter(name=CANARY)


def updated(_row: Resident) -> None:
    Resident.objects.update(name=CANARY)


def no_json(row: Resident) -> None:
    row.contact = {"who": CANARY, "what": object()}
    row.save()


def half_a_pair(row: Resident) -> None:
    row.note = f"{CANARY} \udc00"
    row.save()


def written_to_a_fixture(_row: Resident) -> None:
    serializers.serialize("json", Resident.objects.all())


def refused_by_the_database(row: Resident) -> None:
    Resident.objects.create(uid=row.uid, name=CANARY)


def no_such_day(row: Resident) -> None:
    row.born_on = "31-02-1980"
    row.save()


MISHAPS = [moved, too_long, too_long_in_a_form, refused_by_a_validator, searched, updated, no_json, half_a_pair,
           written_to_a_fixture, refused_by_the_database, no_such_day]  # fmt: skip


@pytest.mark.parametrize("mishap", MISHAPS)
def test_no_error_says_it(read, mishap):
    error = failing(mishap, read)

    said = [str(each) + repr(each) + repr(vars(each)) for each in chain(error)]
    assert CANARY not in " ".join(said)
    assert "31-02" not in " ".join(said)


@pytest.mark.parametrize("mishap", MISHAPS)
def test_a_report_of_the_error_shows_no_variable_of_the_vault_with_it(read, mishap, settings):
    """What a mail to administrators would have, of our own frames (those of the test hold the canary by intent)."""
    settings.DEBUG = False
    error = failing(mishap, read)
    request = RequestFactory().get("/")
    reporter = ExceptionReporter(request, type(error), error, error.__traceback__)

    ours = [frame for frame in reporter.get_traceback_data()["frames"] if HOUSE in frame["filename"]]
    assert CANARY not in str([frame["vars"] for frame in ours])


def failing(mishap: Callable[[Resident], Any], row: Resident) -> BaseException:
    try:
        with transaction.atomic():
            mishap(row)
    except (ValueError, TypeError, FieldError, ValidationError, DoesNotOpen, IntegrityError):
        found = sys.exc_info()[1]
        assert found is not None
        return found
    pytest.fail("Nothing went wrong.")


def chain(error: BaseException | None) -> list[BaseException]:
    """The error with all that led to it, as a log would print it."""
    found = []
    while error is not None:
        found.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return found


def test_what_was_read_goes_into_no_cache(read):
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(read)


def test_what_is_still_sealed_may(canary):
    row = pickle.loads(pickle.dumps(Resident.objects.get()))

    assert row.name == CANARY


def test_a_key_shows_itself_to_nobody(settings):
    from tenants.vault.keys import keyring

    settings.VAULT_KEYS = [key("kanarie")]
    secret = key("kanarie").partition(":")[2]
    assert secret not in repr(keyring())
    assert "kanariekanarie" not in repr(keyring())


def test_sabotage_a_value_kept_bare_in_the_row_would_be_shown(read):
    """What a field that decrypts at loading leaves behind."""
    vars(read)["name"] = CANARY

    assert CANARY in repr(vars(read))


def test_the_place_is_said_so_that_the_row_can_be_found(canary):
    with pytest.raises(DoesNotOpen) as refused, transaction.atomic():
        moved(canary)

    assert "vault_register.resident.name of row" in str(refused.value)


def test_sealing_itself_leaves_nothing_in_a_report(canary, settings):
    settings.VAULT_KEYS, settings.DEBUG = ["not a key"], False
    error = None
    try:
        seal(CANARY.encode(), "no place at all")  # type: ignore[arg-type]
    except Exception as caught:
        error = caught
    assert error is not None
    reporter = ExceptionReporter(RequestFactory().get("/"), type(error), error, error.__traceback__)

    ours = [frame for frame in reporter.get_traceback_data()["frames"] if HOUSE in frame["filename"]]
    assert ours
    assert CANARY not in str([frame["vars"] for frame in ours])
