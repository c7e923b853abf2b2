import pytest
from django.core.cache import cache
from django.test import Client


@pytest.fixture(autouse=True)
def _fresh_throttles():
    """Tries of one test do not count in the next."""
    cache.clear()


@pytest.fixture
def client_class():
    return Client
