"""What visitors of the example said of its pages: figures by the hash of the page's name, the same each time."""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import Any

from portal.intake.models import Helpfulness

# One page in so many was not what people looked for, so that an editor has something to learn.
SELDOM = 7


def let_answer(pages: Iterable[Any], today: date) -> None:
    """Give each page on the site the answers of this month. One query."""
    Helpfulness.objects.bulk_create(
        Helpfulness(about="page", about_uid=page.translation_key, month=today.replace(day=1), **_answers(page.slug))
        for page in pages
        if page.live
    )


def _answers(slug: str) -> dict[str, int]:
    drawn = sha256(slug.encode()).digest()
    if drawn[0] % SELDOM == 0:
        return {"yes": 2 + drawn[1] % 3, "no": 6 + drawn[2] % 4, "unclear": 3, "missing": 1, "other": 1}
    return {"yes": 9 + drawn[1] % 30, "no": drawn[2] % 5, "missing": min(1, drawn[2] % 5)}
