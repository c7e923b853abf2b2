"""A service that is not there: under CI=true that fails, elsewhere it is a skip with a sentence on how to get it.

From a Makefile: `python -m tests.services.missing postgresql`. From a test: `missing("elasticsearch")`.
"""

import os
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Service:
    name: str
    how: str


SERVICES = {
    "postgresql": Service(
        "PostgreSQL",
        "Install the server (on Debian: apt-get install postgresql); `tests/services/postgresql start` runs it.",
    ),
    "elasticsearch": Service("Elasticsearch", "Give the address of a server as ELASTICSEARCH_URL."),
    "chromium": Service("Chromium", "Install the browser (on Debian: apt-get install chromium)."),
}


def must_be_there() -> bool:
    """Whether a missing service is a failure here."""
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def sentence(service: str) -> str:
    """What is not tested now, and what would have it tested."""
    known = SERVICES[service]
    return f"{known.name} is not there, so what needs it was not tested. {known.how}"


def missing(service: str) -> None:
    """Skip this test, or fail it where every service must be there."""
    import pytest

    if must_be_there():
        pytest.fail(sentence(service))
    pytest.skip(sentence(service))


if __name__ == "__main__":
    print(sentence(sys.argv[1]), file=sys.stderr)
    sys.exit(1 if must_be_there() else 0)
