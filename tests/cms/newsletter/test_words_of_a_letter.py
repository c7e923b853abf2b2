"""What a letter says: the words of the page, the news that everybody may read, and full addresses."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.newsletter import composing
from cms.newsletter.composing import letters_of
from cms.newsletter.plain import as_text
from cms.pages.models import BasePage, InformationPage, NewsIndexPage, NewsletterPage, NewsPage, PageAudience
from cms.translating.models import PageText
from portal.socialmap.selectors.translating import text_hash
from tenants.context import activate
from tests.cms.newsletter.conftest import front_of, make_issue
from tests.factories.pages import make_page

SECRET = "alleenvoorpartners"


def letters(page, *languages):
    with activate(page.tenant):
        return letters_of(NewsletterPage.objects.get(pk=page.pk), languages)


def test_a_letter_holds_intro_news_and_closing_in_both_forms(issue):
    letter = letters(issue)["nl"]

    assert letter.subject == "Nieuwsbrief van mei"
    for words in (letter.text, letter.html):
        places = [words.index(each) for each in ("Beste lezer", "Loket open", "Het loket is weer", "Tot de volgende")]
        assert places == sorted(places)


def test_every_address_in_it_is_a_full_one(news, shelf):
    page = make_page(front_of(news), InformationPage, "Uitleg")
    intro = f'<p><a linktype="page" id="{page.pk}">Uitleg</a> en <a href="/zoeken/">zoeken</a></p>'
    letter = letters(make_issue(shelf, make_page(news, NewsPage, "Loket open"), intro=intro))["nl"]
    addresses = re.findall(r'href="([^"]*)"', letter.html)

    assert len(addresses) == 4
    assert all(re.match(r"http://waterkant\.localhost(:\d+)?/", each) for each in addresses)
    assert "/uitleg/)" in letter.text


def test_another_language_gets_its_own_addresses_and_says_that_the_words_are_dutch(issue):
    found = letters(issue, "en", "ar")

    assert list(found) == ["nl", "en", "ar"]
    assert "/en/nieuws/loket-open/" in found["en"].html
    assert 'lang="nl" dir="ltr"' in found["ar"].html
    assert "<em>" in found["en"].html
    assert "<em>" not in found["nl"].html


def translate(page, language, **words):
    with activate(page.tenant):
        for path, (dutch, text) in words.items():
            PageText.objects.create(
                page_uid=page.translation_key, language=language, path=path, text=text, source_hash=text_hash(dutch)
            )


def test_what_is_translated_comes_in_the_language_of_the_reader(issue):
    translate(
        issue,
        "ar",
        title=("Nieuwsbrief van mei", "نشرة مايو"),
        intro=("<p>Beste lezer,</p>", "<p>عزيزي القارئ</p>"),
        closing=("<p>Oud slot.</p>", "<p>قديم</p>"),
    )
    found = letters(issue, "ar")["ar"]

    assert found.subject == "نشرة مايو"
    assert '<div lang="ar" dir="rtl"><p>عزيزي القارئ</p></div>' in found.html
    # Its Dutch changed since, so it is Dutch again; and the letter says that a part is.
    assert '<div lang="nl" dir="ltr"><p>Tot de volgende keer.</p></div>' in found.html
    assert "قديم" not in found.html
    assert "<em>" in found.html
    assert "عزيزي القارئ" in found.text


def test_a_translation_by_a_computer_says_so(issue):
    translate(issue, "en", title=("Nieuwsbrief van mei", "Newsletter of May"))
    said = "A computer translated this text."
    assert said not in letters(issue, "en")["en"].html
    with activate(issue.tenant):
        PageText.objects.update(state="machine")

    assert letters(issue, "en")["en"].html.count("<em>") == 2


def test_a_language_that_the_portal_does_not_offer_is_not_made(issue):
    assert set(letters(issue, "pl", "en")) == {"nl", "en"}


def hidden_news(news):
    """News that not everybody may read, each hidden in another way."""
    partners = make_page(front_of(news), InformationPage, "Tussen", audience=PageAudience.PARTNERS)
    with activate(news.tenant):
        under_partners = NewsIndexPage(title="Nieuws voor partners", slug="partnernieuws")
        BasePage.objects.get(pk=partners.pk).add_child(instance=under_partners)
    return {
        "for partners": make_page(news, NewsPage, f"{SECRET} een", audience=PageAudience.PARTNERS),
        "under a page for partners": make_page(under_partners, NewsPage, f"{SECRET} twee"),
        "not published": make_page(news, NewsPage, f"{SECRET} drie", live=False),
        "expired": make_page(news, NewsPage, f"{SECRET} vier", expire_at=timezone.now()),
    }


KINDS = ["for partners", "under a page for partners", "not published", "expired"]


@pytest.mark.parametrize("kind", KINDS)
def test_news_that_not_everybody_may_read_stays_in_the_house(news, shelf, kind):
    letter = letters(make_issue(shelf, hidden_news(news)[kind], make_page(news, NewsPage, "Loket open")))["nl"]

    assert SECRET not in f"{letter.subject} {letter.text} {letter.html}"
    assert "Loket open" in letter.text


@pytest.mark.parametrize("kind", KINDS)
def test_sabotage_without_the_question_who_may_read_it_leaves_the_house(news, shelf, kind, monkeypatch):
    class Everything:
        def __init__(self, _actor, model=BasePage):
            self.rows = model.objects.all()

        def filter(self, **asked):
            asked.pop("audience", None)
            return self.rows.filter(**asked)

    monkeypatch.setattr(composing, "reachable", Everything)
    letter = letters(make_issue(shelf, hidden_news(news)[kind]))["nl"]

    assert SECRET in letter.text


def test_a_link_to_a_page_for_partners_becomes_plain_words(news, shelf):
    page = make_page(front_of(news), InformationPage, "Geheim pad", audience=PageAudience.PARTNERS)
    letter = letters(make_issue(shelf, intro=f'<p><a linktype="page" id="{page.pk}">hier</a></p>'))["nl"]

    assert "geheim-pad" not in letter.html + letter.text


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<p><img src="https://volg.example/pixel.gif"></p>',
        '<p><a href="javascript:alert(1)">klik</a></p>',
        '<p style="background:url(https://volg.example)">x</p>',
        '<iframe src="https://volg.example"></iframe>',
    ],
)
def test_what_would_run_or_be_fetched_never_gets_into_a_mail(shelf, hostile):
    letter = letters(make_issue(shelf, intro=hostile, title="Brief <b>&"))["nl"]

    for found in ("<script", "<img", "javascript:", "volg.example", "url(", "<iframe"):
        assert found not in letter.html
    assert "volg.example" not in letter.text
    assert letter.subject == "Brief <b>&"


def test_a_title_over_two_lines_is_a_subject_of_one(shelf):
    assert letters(make_issue(shelf, title="Brief\nBcc: x@leden.example", slug="brief"))["nl"].subject == (
        "Brief Bcc: x@leden.example"
    )


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Een</p><p>Twee</p>", "Een\n\nTwee"),
        ("<ul><li>Een</li><li>Twee</li></ul><p>Drie</p>", "- Een\n- Twee\n\nDrie"),
        ("<ol><li>Een</li><li>Twee</li></ol>", "1. Een\n2. Twee"),
        ('<p><a href="https://a.nl/">Lees</a> dit</p>', "Lees (https://a.nl/) dit"),
        ('<p><a href="https://a.nl/">https://a.nl/</a></p>', "https://a.nl/"),
        ('<p><a href="mailto:a@b.nl">Mail</a></p>', "Mail (a@b.nl)"),
        ("<p>Een<br>twee &amp; drie</p>", "Een\ntwee & drie"),
        ("", ""),
    ],
)
def test_running_text_becomes_plain_words(markup, text):
    assert as_text(markup) == text


def test_a_letter_costs_the_same_for_one_piece_of_news_and_for_twenty(news, shelf):
    costs = []
    for number in (1, 10, 20):
        items = [make_page(news, NewsPage) for _each in range(number)]
        page = make_issue(shelf, *items, title=f"Brief {number}")
        with activate(page.tenant):
            page = NewsletterPage.objects.get(pk=page.pk)
            with CaptureQueriesContext(connection) as asked:
                letters_of(page, ["nl", "en", "ar"])
        costs.append(len(asked))

    assert costs[0] == costs[1] == costs[2] <= 5
