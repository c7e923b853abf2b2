"""The full-size run of one source on one database, in the fixtures of the suite (so on PostgreSQL as the application).

`python -m tests.proof` starts pytest with this file, once for each source and database, and reads the figures that
it leaves. Its name keeps it out of `make test`.
"""

import json
import os
from pathlib import Path

import pytest

from tests.proof.figure import Size, as_row
from tests.proof.sources import SOURCES

LEAVES = "KETENWIJZER_PROOF_LEAVES"
SOURCE = "KETENWIJZER_PROOF_SOURCE"
SEED = 20261122


ASKED = next((each for each in SOURCES if each.name == os.environ.get(SOURCE)), None)


@pytest.mark.django_db(transaction=ASKED is not None and ASKED.committed)
def test_full_size() -> None:
    assert ASKED is not None, f"Say in {SOURCE} which source."
    with Path(os.environ[LEAVES]).open("a", encoding="utf-8") as leaves:
        for figure in ASKED.run(Size.FULL, SEED):
            leaves.write(json.dumps(as_row(figure)) + "\n")
            leaves.flush()
