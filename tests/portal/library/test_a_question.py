"""A question from asking to publishing: who may take which step, and what is said where."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from portal.library.models import Question
from portal.library.selectors import questions as selectors
from portal.library.services import questions
from portal.library.topics import TOPICS
from portal.socialmap.taxonomies import LIFE_DOMAINS, our_taxonomies
from tenants.access import Actor
from tenants.errors import HouseError, Invalid, NotFound, Refused, Stale
from tenants.models import Membership, Partnership, Tenant
from tenants.outbox.models import OutboxMessage
from tests.factories.retention import erased_by
from tests.portal.library.stocking import answered, asked, assigned, published, whole

CASE = "Mijn cliënt, BSN 123456782, mag zij dit?"


def letters(purpose: str) -> int:
    return sum(row.payload.get("purpose") == f"library.{purpose}" for row in OutboxMessage.objects.filter(topic="mail"))


def test_a_question_goes_from_asker_to_expert_to_editor_to_all(
    in_waterkant: Tenant, alice: Actor, bob: Actor, eva: Actor, carla: Actor
) -> None:
    question = whole(eva, alice, bob)

    page = selectors.question_page(carla, question.uid)
    assert (page.line.what, page.question, page.answer) == ("Melden door huurders", "Mag het?", "Ja.")
    assert page.line.expert == "Bob, Kredietbank De Vliet"
    assert (letters("question_assigned"), letters("question_settled")) == (1, 1)


def test_readers_see_only_what_was_rewritten(
    in_waterkant: Tenant, alice: Actor, bob: Actor, eva: Actor, omar: Actor
) -> None:
    question = whole(eva, alice, bob)

    page = selectors.question_page(omar, question.uid)
    assert (page.asked, page.expert_answer, page.asked_by, page.steps) == ("", "", "", frozenset())


def test_the_expert_does_not_learn_who_asked(in_waterkant: Tenant, alice: Actor, bob: Actor, eva: Actor) -> None:
    question = assigned(eva, asked(alice), bob)

    page = selectors.question_page(bob, question.uid)
    assert (page.asked, page.asked_by) == ("Mag een huurder zelf melden?", "")
    assert selectors.question_page(eva, question.uid).asked_by == "Alice, Welzijn De Brug"


@pytest.mark.parametrize("someone", ["bob", "anna", "carla", "omar", "frits", "ria", "volunteer", "pim", "anonymous"])
def test_before_publication_only_asker_expert_and_editors_see_it(
    request: pytest.FixtureRequest, in_waterkant: Tenant, alice: Actor, marit: Actor, someone: str
) -> None:
    question = asked(alice)
    actor = request.getfixturevalue(someone)

    assert selectors.questions(actor).lines == ()
    with pytest.raises(NotFound) as hidden:
        selectors.question_page(actor, question.uid)
    with pytest.raises(NotFound) as random:
        selectors.question_page(actor, uuid4())
    assert str(hidden.value) == str(random.value)
    for reader in (alice, marit):
        assert len(selectors.questions(reader).lines) == 1


@pytest.mark.parametrize("someone", ["anna", "carla", "eva", "frits", "ria", "volunteer", "anonymous"])
def test_only_professionals_ask(request: pytest.FixtureRequest, in_waterkant: Tenant, someone: str) -> None:
    with pytest.raises(Refused):
        asked(request.getfixturevalue(someone))


@pytest.mark.parametrize("text", ["", "   ", "x" * 2_001, CASE, "Bel 06-12345678", "geb. 3 mei 1980"])
def test_a_question_with_a_person_in_it_or_nothing_in_it_is_refused(
    in_waterkant: Tenant, alice: Actor, text: str
) -> None:
    with pytest.raises(Invalid) as refused:
        asked(alice, text)
    assert set(refused.value.fields) == {"asked"}
    assert not Question.objects.exists()


def test_the_answer_and_what_is_published_hold_no_person_either(
    in_waterkant: Tenant, alice: Actor, bob: Actor, eva: Actor
) -> None:
    question = assigned(eva, asked(alice), bob)
    with pytest.raises(Invalid):
        answered(bob, question, CASE)

    question = answered(bob, question)
    with pytest.raises(Invalid) as refused:
        published(eva, question, question=CASE, answer="", heading="x" * 201)
    assert set(refused.value.fields) == {"heading", "question", "answer"}


def test_nobody_but_the_named_expert_answers(
    in_waterkant: Tenant, alice: Actor, anna: Actor, bob: Actor, eva: Actor
) -> None:
    question = assigned(eva, asked(alice), bob)

    for actor in (alice, eva):
        with pytest.raises(Refused):
            answered(actor, question)
    with pytest.raises(NotFound):
        answered(anna, question)


def test_another_expert_takes_the_question_away_from_the_first(
    in_waterkant: Tenant, alice: Actor, anna: Actor, bob: Actor, eva: Actor
) -> None:
    question = assigned(eva, answered(bob, assigned(eva, asked(alice), bob)), anna)

    with pytest.raises(NotFound):
        selectors.question_page(bob, question.uid)
    assert selectors.question_page(anna, question.uid).expert_answer == ""


def test_only_somebody_who_works_here_is_named(
    in_waterkant: Tenant, alice: Actor, bob: Actor, eva: Actor, ria: Actor, charlie: Actor, omar: Actor
) -> None:
    question = asked(alice)
    Partnership.objects.filter(organisation__in=bob.organisations).update(ends_on="2021-01-01")

    for nobody in (ria, charlie, omar, bob):
        with pytest.raises(Invalid):
            assigned(eva, question, nobody)
    with pytest.raises(Invalid):
        questions.assign(eva, uid=question.uid, version=1, expert_uid=uuid4())


STEPS: dict[str, Callable[[Actor, Question], object]] = {
    "assign": lambda actor, row: assigned(actor, row, actor),
    "publish": published,
    "take back": lambda actor, row: questions.take_back(actor, uid=row.uid, version=row.version),
    "decline": lambda actor, row: questions.decline(actor, uid=row.uid, version=row.version, because="Te bijzonder."),
}


@pytest.mark.parametrize("step", STEPS)
def test_who_may_only_read_takes_no_step(
    in_waterkant: Tenant, alice: Actor, bob: Actor, eva: Actor, carla: Actor, frits: Actor, step: str
) -> None:
    question = whole(eva, alice, bob)

    for actor in (alice, bob, carla, frits):
        with pytest.raises(Refused):
            STEPS[step](actor, question)


@pytest.mark.parametrize(("step", "said"), [("publish", "nog niet geantwoord"), ("take back", "niet gepubliceerd")])
def test_a_step_out_of_turn_is_refused_with_its_reason(
    in_waterkant: Tenant, alice: Actor, eva: Actor, step: str, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        STEPS[step](eva, asked(alice))


@pytest.mark.parametrize("step", ["assign", "decline"])
def test_what_somebody_else_did_meanwhile_is_not_written_over(
    in_waterkant: Tenant, alice: Actor, eva: Actor, step: str
) -> None:
    question = asked(alice)
    Question.objects.update(version=2)

    with pytest.raises(Stale):
        STEPS[step](eva, question)


def test_a_declined_question_tells_its_asker_why_and_nobody_else(
    in_waterkant: Tenant, alice: Actor, bob: Actor, eva: Actor
) -> None:
    question = asked(alice)
    STEPS["decline"](eva, question)

    assert selectors.question_page(alice, question.uid).declined_because == "Te bijzonder."
    with pytest.raises(NotFound):
        selectors.question_page(bob, question.uid)
    assert letters("question_settled") == 1


def test_what_is_taken_back_is_gone_for_readers_and_stays_for_the_editor(
    in_waterkant: Tenant, alice: Actor, bob: Actor, eva: Actor, omar: Actor
) -> None:
    question = whole(eva, alice, bob)
    questions.take_back(eva, uid=question.uid, version=question.version)

    assert selectors.questions(omar).lines == ()
    assert selectors.question_page(eva, question.uid).question == "Mag het?"


def test_mending_what_is_published_sends_no_second_letter(
    in_waterkant: Tenant, alice: Actor, bob: Actor, eva: Actor
) -> None:
    published(eva, whole(eva, alice, bob), answer="Ja, altijd.")

    assert letters("question_settled") == 1


def test_the_raw_texts_are_wiped_half_a_year_later_and_what_was_published_stays(
    in_waterkant: Tenant, alice: Actor, bob: Actor, eva: Actor
) -> None:
    question, waiting = whole(eva, alice, bob), asked(alice)
    later = timezone.now() + timedelta(days=180)

    assert erased_by("library.question", later - timedelta(hours=1)) == 0
    assert erased_by("library.question", later + timedelta(hours=1)) == 1
    for row in (question, waiting):
        row.refresh_from_db()
    assert (question.asked, question.expert_answer, question.answer) == ("", "", "Ja.")
    assert waiting.asked


def test_who_left_gets_nothing_more(in_waterkant: Tenant, alice: Actor, bob: Actor, eva: Actor) -> None:
    from portal.library.mails import write_question_assigned, write_question_settled

    question = assigned(eva, asked(alice), bob)
    ids: dict[str, int | str] = {"question": str(question.uid), "person": bob.person.pk}  # type: ignore[union-attr]
    letter = write_question_assigned(ids)
    assert letter is not None
    assert "huurder" not in f"{letter.subject} {letter.text}"
    assert str(bob.person) not in letter.text

    Membership.objects.filter(person=bob.person).update(ends_on="2021-01-01")
    assert write_question_assigned(ids) is None
    published(eva, answered(bob, question))
    assert write_question_settled({"question": str(question.uid)}) is not None
    Membership.objects.filter(person=alice.person).update(ends_on="2021-01-01")
    assert write_question_settled({"question": str(question.uid)}) is None


def test_the_topics_are_the_life_domains_of_the_social_map() -> None:
    ours = next(each for each in our_taxonomies() if each.code == LIFE_DOMAINS)

    assert {term.code: term.name for term in ours.terms} == {code: str(name) for code, name in TOPICS.items()}


def test_sabotage_without_the_screening_a_case_would_be_kept(
    in_waterkant: Tenant, alice: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.library.services.questions.signs_of_a_person", lambda *_given, **_named: ())

    assert asked(alice, CASE).asked == CASE


def test_sabotage_without_visible_to_everybody_would_see_what_is_asked(
    in_waterkant: Tenant, alice: Actor, bob: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(alice)
    monkeypatch.setattr("portal.library.models.questions.QuestionQuerySet.visible_to", lambda rows, actor: rows)

    assert len(selectors.questions(bob).lines) == 1


def test_sabotage_without_the_policy_somebody_else_would_answer(
    in_waterkant: Tenant, alice: Actor, bob: Actor, eva: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = assigned(eva, asked(alice), bob)
    with pytest.raises(HouseError):
        answered(alice, question)
    monkeypatch.setattr("portal.library.services.questions.require", lambda decision: None)

    assert answered(alice, question).expert_answer
