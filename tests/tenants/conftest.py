"""What tests of the kernel share."""

from collections.abc import Iterator

import pytest
from django.db import transaction


@pytest.fixture
def cause(db: None) -> Iterator[None]:
    """The transaction of a service: rows of the log and of the outbox are refused outside one."""
    with transaction.atomic():
        yield
