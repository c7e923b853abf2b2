"""The list of questions: found by words that the reader may read, paged, one query."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from portal.library.models import Question
from portal.library.selectors import questions as selectors
from portal.library.states import QuestionState
from tenants.access import Actor
from tenants.context import activate
from tenants.models import Tenant
from tests.portal.library.stocking import asked, assigned, whole


def found(actor: Actor, **given: Any) -> list[str]:
    return [line.what for line in selectors.questions(actor, **given).lines]


def test_words_of_heading_question_and_answer_find_it(
    in_waterkant: Tenant, alice: Actor, bob: Actor, eva: Actor
) -> None:
    whole(eva, alice, bob, heading="Vroege melding", question="Wanneer precies?", answer="Na een maand.")

    for words in ("vroege", "PRECIES", "na een maand"):
        assert found(bob, words=words) == ["Vroege melding"]
    assert found(bob, words="kwijtschelding") == []


def test_words_of_the_raw_question_find_nothing_once_it_is_published(
    in_waterkant: Tenant, alice: Actor, bob: Actor, eva: Actor
) -> None:
    question = asked(alice, "Mijn bijzondere beginzin.")
    assert found(alice, words="beginzin") == ["Mijn bijzondere beginzin."]

    Question.objects.filter(pk=question.pk).update(
        state=QuestionState.PUBLISHED, heading="Kop", published_at=timezone.now()
    )
    for actor in (alice, bob, eva):
        assert found(actor, words="beginzin") == []


def test_topic_and_state_narrow(in_waterkant: Tenant, alice: Actor, bob: Actor, eva: Actor) -> None:
    whole(eva, alice, bob, topic="wonen")
    asked(alice, "Een nieuwe vraag.", topic="werk")

    assert found(eva, topic="wonen") == ["Melden door huurders"]
    assert found(eva, state="asked") == ["Een nieuwe vraag."]
    assert len(found(eva, state="nonsense")) == 2


@pytest.mark.parametrize("words", ["%", "_", "\x00", "'\"<>", "a" * 3_000, "\\"])
def test_odd_words_find_nothing_and_break_nothing(
    in_waterkant: Tenant, alice: Actor, bob: Actor, eva: Actor, words: str
) -> None:
    whole(eva, alice, bob)

    assert found(bob, words=words) in ([], ["Melden door huurders"])


def test_a_question_of_another_portal_is_in_no_list(
    waterkant: Tenant, heidedorp: Tenant, charlie: Actor, eva: Actor
) -> None:
    with activate(heidedorp):
        asked(charlie)
    with activate(waterkant):
        assert found(eva) == []


def test_what_waits_is_counted_for_whom_it_waits(in_waterkant: Tenant, alice: Actor, bob: Actor, eva: Actor) -> None:
    assigned(eva, asked(alice), bob)
    asked(alice)

    assert selectors.waiting(bob) == selectors.Waiting(to_answer=1)
    assert selectors.waiting(eva) == selectors.Waiting(to_handle=1)
    assert selectors.waiting(alice) == selectors.Waiting()


@pytest.mark.parametrize("rows", [1, 10, 100])
def test_the_list_costs_one_query_however_long_it_is(
    in_waterkant: Tenant, alice: Actor, bob: Actor, rows: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    now = timezone.now()
    Question.objects.bulk_create(
        Question(asked="x", heading=f"Vraag {n}", state=QuestionState.PUBLISHED, asked_at=now, published_at=now)
        for n in range(rows)
    )

    with django_assert_num_queries(1):
        page = selectors.questions(bob, words="vraag")
    assert (len(page.lines), page.more) == (min(rows, selectors.PAGE), rows > selectors.PAGE)
    if rows == 100:
        assert not selectors.questions(bob, page=4).more
