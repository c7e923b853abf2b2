"""Files for the case of Alice, on a private shelf of the test's own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile

from portal.cases.models import Case, CaseDocument
from portal.cases.services import add_documents, invite_team
from tenants.access import Actor
from tenants.models import Team
from tests.portal.cases.conftest import RecordGround
from tests.portal.uploads import good_files as good

CANARY = b"KANARIE-IN-DE-BYTES"
NAME = "Brief over Rana.pdf"
SAID = "Aanmaning van de huur"

Add = Callable[..., CaseDocument]


def letter(name: str = NAME) -> ContentFile[bytes]:
    """A PDF with a word in it that may lie nowhere in the open."""
    return ContentFile(good.pdf(b"4 0 obj\n(" + CANARY + b")\nendobj\n"), name=name)


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, settings: Any) -> Path:
    settings.PRIVATE_FILES_ROOT = str(tmp_path / "private")
    return tmp_path / "private"


def bytes_on(shelf: Path) -> list[bytes]:
    """What lies on the shelf, file by file."""
    return [place.read_bytes() for place in sorted(shelf.rglob("*")) if place.is_file()]


@pytest.fixture
def add(case: Case, alice: Actor, welfare: Team) -> Add:
    def one(file: ContentFile[bytes] | None = None, actor: Actor = alice, **told: Any) -> CaseDocument:
        given: dict[str, Any] = {"uid": case.uid, "team_uid": welfare.uid, "description": SAID, **told}
        return add_documents(actor, files=[file or letter()], **given)[0]

    return one


@pytest.fixture
def bob_is_in(case: Case, alice: Actor, credit_bank: Team, ground: RecordGround) -> Any:
    given = ground(credit_bank)
    invite_team(alice, uid=case.uid, team_uid=credit_bank.uid, ground_uid=given.uid)
    return given
