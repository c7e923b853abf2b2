"""Anybody writes anything behind the question mark; the answer is a page, never an error of ours."""

from urllib.parse import urlencode

import pytest

from tests.isolation.answers import Gun
from tests.isolation.shots import ODD
from tests.isolation.world import World

pytestmark = pytest.mark.django_db

NAMES = ("q", "plaats", "straal", "pagina", "sorteer", "taal", "open", "organisatie", "soort", "onderwerp", "gemeente")


@pytest.mark.parametrize("name", NAMES)
def test_the_list_of_results_answers_whatever_is_asked(world: World, gun: Gun, name: str) -> None:
    for odd in ODD:
        query = urlencode({"q": "hulp", name: odd}, errors="replace")
        answer = gun.fire("GET", world.here.primary_host, f"/zoeken/?{query}")
        assert answer.status == 200, f"{name}={odd!r}: {answer.log[-400:]}"
