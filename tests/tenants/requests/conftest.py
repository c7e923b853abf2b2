import pytest


@pytest.fixture(autouse=True)
def addresses_of_the_tests(settings) -> None:
    settings.ROOT_URLCONF = "tests.tenants.requests.urls"
