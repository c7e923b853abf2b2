"""No canary sings where it does not belong. The same as `make proof` asks."""

from random import Random
from typing import Any

import pytest

from portal.referrals import notices
from tests.portal.referrals.singing import Aviary, listen, run
from tests.proof.figure import Size

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_a_request() -> None:
    """Real requests narrow themselves."""


def test_no_canary_is_heard_in_dump_folder_logs_mails_titles_and_addresses() -> None:
    assert [f"{each.name}: {each.written}" for each in run(Size.SMALL, 7) if not each.ok] == []


def test_one_word_in_the_clear_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sabotage: a message names what it is about."""
    aviary, really = Aviary(Random(7)), notices.notify

    def leaky(code: str, *, subject: str, **more: Any) -> int:
        return really(code, subject=next(iter(aviary.birds)), **more)

    monkeypatch.setattr(notices, "notify", leaky)
    heard, _pages, _shown, _lines = listen(aviary, 7)

    assert heard["dump"]
