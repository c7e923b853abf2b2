"""Who came in by a code has no account: its pages are not there, and nothing breaks."""

import pytest
from django.test import Client


@pytest.mark.parametrize("path", ["/account/", "/account/naam/"])
def test_the_pages_of_an_account_are_not_there(rana: Client, path: str) -> None:
    assert rana.get(path).status_code == 404


def test_nobody_gets_a_name_by_a_code(rana: Client) -> None:
    assert rana.post("/account/naam/", {"name": "Iemand anders"}).status_code == 404
