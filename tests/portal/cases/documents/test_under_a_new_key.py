"""A new key of the vault reaches the files by their rows; the bytes on the shelf stay as they are."""

from pathlib import Path
from typing import Any

import pytest

from portal.cases.models import CaseDocument
from portal.cases.reading_documents import open_document
from tenants.access import Actor
from tenants.vault.files import LARGEST, new_file_key, seal_file
from tenants.vault.keys import keyring
from tenants.vault.rotating import rotate, uses
from tenants.vault.sealing import Place
from tests.portal.cases.documents.conftest import Add, bytes_on, letter
from tests.tenants.vault.conftest import key


def test_after_rotating_the_old_key_is_not_needed_for_any_file(
    add: Add, alice: Actor, shelf: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = add()
    before, old = bytes_on(shelf), settings.VAULT_KEYS
    monkeypatch.setattr("tenants.vault.rotating.TURN", 0)
    settings.VAULT_KEYS = [key("new"), *old]
    rotate()
    settings.VAULT_KEYS = [key("new")]

    assert {use.key_id for use in uses() if use.column.startswith("cases.")} == {keyring().active.id}
    assert bytes_on(shelf) == before
    assert open_document(alice, document.uid).content == letter().read()


def test_every_file_has_a_key_of_its_own(add: Add) -> None:
    add(), add()

    assert len({document.file_key for document in CaseDocument.objects.all()}) == 2


def test_what_is_too_large_to_seal_as_a_whole_is_refused(add: Add) -> None:
    document = add()
    place = Place(document.tenant.uid, "cases.casedocument", "file_key", document.uid)

    with pytest.raises(ValueError, match="larger"):
        seal_file(bytes(LARGEST + 1), new_file_key(), place)
