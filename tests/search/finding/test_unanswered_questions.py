"""Questions without result are counted without a person, and kept in words only after they were asked three times."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from search.api import note_unanswered, search
from search.models import UnansweredQuestion
from search.query import SearchQuery
from search.unanswered import countable, unanswered_questions
from tenants.access import Actor
from tests.factories.retention import erased_by
from tests.search.finding.conftest import Make

TODAY = date(2026, 11, 22)


def _ask(actor: Actor, text: str, times: int = 1, on: date = TODAY) -> None:
    for _time in range(times):
        note_unanswered(search(actor, SearchQuery(text)), on)


def test_the_words_are_kept_from_the_third_time_on(service: Make, anonymous: Actor, eva: Actor) -> None:
    service("Klusdienst")
    _ask(anonymous, "Zeppelin huren?", 2)
    assert set(UnansweredQuestion.objects.values_list("text", flat=True)) == {""}
    assert unanswered_questions(eva) == []

    _ask(anonymous, "zeppelin HUREN", on=TODAY + timedelta(days=1))

    assert [(each.text, each.times) for each in unanswered_questions(eva)] == [("zeppelin huren", 3)]


def test_what_finds_something_is_not_counted(service: Make, anonymous: Actor) -> None:
    service("Klusdienst")
    _ask(anonymous, "klusdienst", 3)

    assert not UnansweredQuestion.objects.exists()


@pytest.mark.parametrize(
    "text", ["jan@leden.example", "06 12 34 56 78", "bsn 123456782", "3132 AB 12", "geboren 1984", "", "de het een"]
)
def test_what_may_be_about_a_person_is_never_counted(text: str) -> None:
    assert countable(text) == ""


def test_a_letter_is_no_question() -> None:
    assert (
        countable("mijn man heeft gisteren weer onze spullen kapot gemaakt buurman politie kinderen school bang") == ""
    )


def test_the_list_is_for_editors_and_not_for_partners(
    service: Make, anonymous: Actor, eva: Actor, alice: Actor
) -> None:
    service("Klusdienst")
    _ask(anonymous, "zeppelin", 3)

    assert len(unanswered_questions(eva)) == 1
    assert unanswered_questions(alice) == []


def test_old_counts_are_removed(service: Make, anonymous: Actor) -> None:
    service("Klusdienst")
    _ask(anonymous, "zeppelin", on=TODAY - timedelta(days=91))
    _ask(anonymous, "luchtballon")
    erased_by("search.question", datetime.combine(TODAY, time(12), tzinfo=UTC))

    assert [row.day for row in UnansweredQuestion.objects.all()] == [TODAY]
