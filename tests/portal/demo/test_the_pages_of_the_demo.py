"""Each example portal has a whole site, in plain Dutch and two more languages, with nothing of another portal in it."""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from uuid import UUID

import pytest
from PIL import Image

from portal.demo.content.markup import Names, stream
from portal.demo.content.pages.reading import read_site
from portal.demo.content.pages.shapes import Page, Site, Stands
from portal.demo.content.reading import SLUGS, read_portals
from portal.demo.filling.pages_pictures import HIGH, WIDE, name_and_words, names_of_pictures, picture
from tests.portal.demo.test_the_content_reads_easily import HARD_WORDS, _sentences, _words

sites = pytest.mark.parametrize("site", [read_site(slug) for slug in SLUGS], ids=lambda site: site.slug)

MOST_WORDS = 16
WHOLE = {
    "TopicPage": 6,
    "SchemePage": 6,
    "NewsPage": 7,
    "StepByStepPage": 2,
    "CampaignPage": 1,
    "ProjectPage": 4,
    "QuestionsPage": 2,
    "ExperiencePage": 1,
    "ConsultationHoursPage": 1,
    "ContactPage": 1,
    "PartnerPage": 2,
    "NewsletterPage": 1,
    "NewsIndexPage": 1,
    "NewsletterIndexPage": 1,
    "ProjectIndexPage": 1,
}


@sites
def test_each_kind_of_page_is_there(site: Site) -> None:
    found = Counter(page.type for page in site.pages)

    assert {name: found[name] for name in WHOLE} == WHOLE


@sites
def test_pages_stand_at_each_point_of_their_way(site: Site) -> None:
    found = Counter(page.stands for page in site.pages)

    assert found[Stands.DRAFT] >= 2
    assert {found[each] for each in (Stands.REVIEW, Stands.SENT_BACK, Stands.SCHEDULED)} == {1}
    assert all(bool(page.note) == (page.stands == Stands.SENT_BACK) for page in site.pages)


@sites
def test_projects_stand_at_each_state_and_a_campaign_runs_now(site: Site) -> None:
    projects = [page.fields["state"] for page in site.pages if page.type == "ProjectPage"]
    campaign = next(page for page in site.pages if page.type == "CampaignPage")

    assert sorted(projects) == ["done", "planned", "running", "stopped"]
    assert campaign.days["starts_on"] <= 0 <= campaign.days["ends_on"]


@sites
def test_the_texts_are_plain(site: Site) -> None:
    for page in (site.home, *site.pages):
        for text in _dutch(page):
            for sentence in _sentences(text):
                assert len(_words(sentence)) <= MOST_WORDS, f"{page.id}: {sentence}"
                assert not set(_words(sentence)) & set(HARD_WORDS), f"{page.id}: {sentence}"


@sites
def test_most_pages_speak_english_and_some_speak_arabic(site: Site) -> None:
    published = [page for page in site.pages if page.stands == Stands.LIVE]
    english = [page for page in published if "en" in page.languages]
    arabic = Counter(page.type for page in (site.home, *published) if "ar" in page.languages)

    assert len(english) >= len(published) / 2
    assert arabic["HomePage"] == 1
    assert arabic["SchemePage"] >= 2
    assert arabic["NewsPage"] >= 1


@sites
def test_a_translation_has_the_blocks_of_its_dutch_text(site: Site) -> None:
    for page in site.pages:
        for language, texts in page.languages.items():
            for field in {"body", "questions"} & texts.keys():
                assert _shape(texts[field], site) == _shape(page.texts[field], site), f"{page.id} {language}"


@sites
def test_nothing_of_another_portal_is_in_it(site: Site) -> None:
    own = next(portal for portal in read_portals() if portal.slug == site.slug)
    shared = {name for portal in read_portals() for each in portal.organisations.values()
              if site.slug in each.partner_of for name in [each.name]}  # fmt: skip
    foreign = (
        {
            name
            for portal in read_portals()
            if portal.slug != site.slug
            for name in (portal.name, *(each.name for each in portal.organisations.values()))
        }
        - {each.name for each in own.organisations.values()}
        - shared
    )
    written = "\n".join(text for page in (site.home, *site.pages) for text in (page.title, *page.texts.values()))

    assert [name for name in foreign if re.search(rf"\b{re.escape(name)}\b", written)] == []


def test_each_portal_tells_its_own_news() -> None:
    own = [{page.title for page in read_site(slug).pages if page.type in {"NewsPage", "ProjectPage"}} for slug in SLUGS]

    assert len(set.union(*own)) == sum(len(each) for each in own)


@sites
def test_all_that_is_named_exists(site: Site) -> None:
    portal = next(each for each in read_portals() if each.slug == site.slug)
    ids = {page.id for page in site.pages}

    assert set(site.entries.values()) <= {service.id for service in portal.services}
    assert site.organisation in portal.organisations
    for page in (site.home, *site.pages):
        assert set(page.picks) <= ids
        assert set(page.variants) <= set(portal.municipalities)
        assert {each.removeprefix("entry:") for each in page.parties if each.startswith("entry:")} <= set(
            portal.organisations
        )


@pytest.mark.parametrize("name", names_of_pictures())
def test_each_picture_is_drawn_and_says_what_is_to_be_seen(name: str) -> None:
    drawn = Image.open(BytesIO(picture(name, "waterkant")))
    title, _colon, words = name_and_words(name)

    assert drawn.size == (WIDE, HIGH)
    assert title
    assert len(words.split()) >= 4


def test_there_are_enough_different_pictures() -> None:
    assert len({picture(name, "waterkant") for name in names_of_pictures()}) >= 8


def _dutch(page: Page) -> Iterator[str]:
    """The words of a page without the marks of the content files."""
    yield page.title
    yield page.summary
    for text in (*page.texts.values(), *(words for each in page.variants.values() for words in _of_dutch(each))):
        for line in text.replace("**", "").splitlines():
            yield from re.split(r" :: | \| | -> ", re.sub(r"^(\d+\.|[-!i+>?#]|\[\w+\]) ", "", line))


def _of_dutch(variant: object) -> Iterator[str]:
    assert isinstance(variant, dict)
    yield from (text for name, text in variant.items() if ":" not in name)


class _Anything(dict[str, int]):
    def __missing__(self, key: str) -> int:
        return 1


def _shape(text: str, site: Site) -> list[tuple[str, str]]:
    names = Names(_Anything(), _Anything(), dict.fromkeys(site.entries, UUID(int=1)))
    return [(block["type"], block["id"]) for block in stream(text, names, UUID(int=2))]
