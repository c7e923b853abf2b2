"""Every address of the admin, read and written, aimed at one's own things and at those of another portal."""

import pytest
from django.test import Client

from tests.cms.boundary.aiming import Address, addresses
from tests.cms.boundary.figures import changed, fire, shots
from tests.cms.boundary.world import Things, rows_of

pytestmark = pytest.mark.django_db


def test_nothing_of_another_portal_is_shown_or_changed(browser: Client, here: Things, there: Things) -> None:
    before = rows_of(there)

    found = fire(browser, shots(here, there))

    assert found.leaks == []
    assert found.broke == []
    assert changed(before, rows_of(there)) == []
    assert found.asked > 1500


@pytest.mark.parametrize("address", [each for each in addresses() if each.names_a_thing], ids=str)
def test_a_thing_of_another_portal_answers_like_one_that_does_not_exist(
    address: Address, browser: Client, here: Things, there: Things
) -> None:
    for method in (browser.get, browser.post):
        foreign, made_up = method(address.at(there)), method(address.at(there, nobody=True))
        assert foreign.status_code == made_up.status_code
        assert foreign.status_code in {404, 405} or address.name.startswith("wagtailadmin_editing_sessions:release")
