"""Words of a remark are for editors of its portal, stand in one place, and no strange id tells or changes anything."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, CommentReply, PageLogEntry, Revision

from cms.pages.models import InformationPage
from cms.pages.remarks import OwnAlone
from tenants.access import Role
from tenants.context import activate, platform
from tests.cms.boundary.talking import SAID, Talk, row, rows_of_remarks, send, standing, talk_about
from tests.cms.boundary.world import CANARY, Things
from tests.factories.accounts import make_person, sign_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("known", [0, 1])
@pytest.mark.parametrize("act", [{"text": "overgenomen"}, {"DELETE": "on"}, {"resolved": "on", "text": "x"}])
def test_a_remark_of_another_portal_is_passed_over_like_one_that_never_was(
    act: dict[str, str], known: int, browser: Client, talk: Talk, there: Things
) -> None:
    before = rows_of_remarks()
    answers = [
        send(browser, talk.address, row(0, id=number, **act), known=known) for number in (there.comment.pk, 987_654_321)
    ]

    assert answers[0] == answers[1] == 302
    assert rows_of_remarks() == before


def test_an_answer_of_another_portal_is_passed_over_like_one_that_never_was(
    browser: Client, talk: Talk, there: Things
) -> None:
    foreign = CommentReply.objects.create(comment=there.comment, user=there.editor, text=CANARY)
    before = rows_of_remarks()
    answers = [
        send(browser, talk.address, standing(talk.thread, answers=[{"id": number, "text": "overgenomen"}]), known=1)
        for number in (foreign.pk, 987_654_321)
    ]

    assert answers[0] == answers[1] == 302
    assert rows_of_remarks() == before


def test_without_looking_at_ids_a_foreign_one_is_told_from_one_that_never_was(
    browser: Client, talk: Talk, there: Things, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OwnAlone, "_is_of_elsewhere", lambda self, form: False)
    answers = [
        send(browser, talk.address, row(0, id=number, text="overgenomen"), known=1)
        for number in (there.comment.pk, 987_654_321)
    ]

    assert answers == [302, 200]


def test_a_remark_that_a_colleague_resolved_meanwhile_does_not_come_back_under_another_name(
    here: Things, talk: Talk, browser: Client
) -> None:
    Comment.objects.filter(pk=talk.thread.pk).update(resolved_at=timezone.now(), resolved_by=here.colleague)

    assert send(browser, talk.address, standing(talk.thread), known=1) == 302
    assert not Comment.objects.filter(page=talk.page, user=here.editor).exists()


@pytest.mark.parametrize("number", ["abc", "1; drop table", "9" * 40])
def test_a_strange_id_is_refused_and_nothing_breaks(number: str, browser: Client, talk: Talk) -> None:
    assert send(browser, talk.address, row(0, id=number, text="x"), known=1) in {302, 400}
    assert Comment.objects.filter(page=talk.page).count() == 1


def test_names_and_words_of_a_page_are_for_editors_of_its_portal(browser: Client, here: Things, there: Things) -> None:
    elsewhere = talk_about(there)

    assert SAID in sign_in(Client(), there.editor, there.tenant).get(elsewhere.address).content.decode()
    answer = browser.get(elsewhere.address)
    assert answer.status_code == 404
    assert CANARY not in answer.content.decode().lower()


def test_a_visitor_and_a_partner_never_read_a_remark(here: Things, talk: Talk) -> None:
    with activate(here.tenant):
        talk.page.get_latest_revision().publish()
        path = talk.page.specific.get_url()
    partner = make_person(here.tenant, Role.PARTNER, name="Partner")
    for reader in (Client(headers={"host": here.tenant.primary_host}), sign_in(Client(), partner, here.tenant)):
        assert SAID not in reader.get(path, follow=True).content.decode()


def test_words_stand_in_the_remark_alone_not_in_versions_or_in_the_history(
    here: Things, talk: Talk, colleague: Client
) -> None:
    said = "Bel mij hierover thuis"
    send(colleague, talk.address, standing(talk.thread), row(1, text=said), known=1)

    assert Comment.objects.filter(text=said).exists()
    assert not any(said in str(each.content) or SAID in str(each.content) for each in Revision.objects.all())
    entries = PageLogEntry.objects.filter(page=talk.page, action="wagtail.comments.create")
    assert [entry.data["comment"]["contentpath"] for entry in entries] == ["title"]
    assert not any(said in str(entry.data) for entry in entries)
    history = colleague.get(reverse("wagtailadmin_pages:history", args=[talk.page.pk])).content.decode()
    assert said not in history


def test_when_a_person_is_removed_their_remarks_go_and_the_page_still_opens(
    here: Things, talk: Talk, browser: Client
) -> None:
    with activate(here.tenant):
        leaver = make_person(here.tenant, Role.EDITOR, name="Vertrekt")
        Comment.objects.create(page=talk.page, user=leaver, text="Van wie vertrekt", contentpath="title")
        talk.page.save_revision(user=here.editor)
    with platform("test"):
        leaver.delete()

    answer = browser.get(talk.address)
    assert answer.status_code == 200
    assert "Van wie vertrekt" not in answer.content.decode()
    assert not Comment.objects.filter(text="Van wie vertrekt").exists()


def test_publishing_keeps_the_threads_with_their_words(here: Things, talk: Talk) -> None:
    with activate(here.tenant):
        talk.page.get_latest_revision().publish()

    talk.thread.refresh_from_db()
    assert talk.thread.text == SAID


def test_each_open_thread_costs_three_queries_and_no_more(here: Things, talk: Talk, browser: Client) -> None:
    counts = []
    for more in (0, 9):
        with activate(here.tenant):
            for number in range(more):
                Comment.objects.create(page=talk.page, user=here.colleague, text=f"Nog {number}", contentpath="title")
            InformationPage.objects.get(pk=talk.page.pk).save_revision(user=here.editor)
        browser.get(talk.address)
        with CaptureQueriesContext(connection) as asked:
            browser.get(talk.address)
        counts.append(len(asked))
    # Wagtail asks for the answers of each thread, and whether the page and the writer that a version names are there.
    assert counts[1] == counts[0] + 3 * 9, counts
