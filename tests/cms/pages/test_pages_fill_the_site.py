"""What pages bring to the rest of the site: front page, topic, news, menu, sitemap, campaigns."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cms.pages import models
from cms.pages.models import HomePage
from portal.socialmap.taxonomies import ensure_taxonomies
from search.indexing.building import rebuild
from tenants.access import system
from tenants.context import activate
from tests.factories.pages import make_page, stream
from tests.factories.socialmap import make_organization, make_schedule, make_service

TODAY = timezone.localdate()
DAY = timedelta(days=1)


def write(front: HomePage, **values: Any) -> None:
    with activate(front.tenant):
        home = HomePage.objects.get(pk=front.pk)
        for name, value in values.items():
            setattr(home, name, value)
        home.save()


def test_the_front_page_says_what_an_editor_wrote(front: HomePage, visitor: Client) -> None:
    page = make_page(front, models.InformationPage, "Energietoeslag")
    write(
        front,
        welcome="Welkom bij ons.",
        notice_title="Let op",
        notice="<p>Vandaag <b>dicht</b>.<script>x()</script></p>",
        highlights=stream(("highlight", {"page": page.pk, "text": "Tot 800 euro"})),
    )

    shown = visitor.get("/").content.decode()

    assert "Welkom bij ons." in shown
    assert "<p>Vandaag <strong>dicht</strong>.</p>" in shown
    assert 'href="/energietoeslag/"' in shown
    assert "Tot 800 euro" in shown


def test_a_notice_ends_after_its_last_day_and_a_hidden_page_is_no_highlight(front: HomePage, visitor: Client) -> None:
    hidden = make_page(front, models.PartnerPage, "Afspraken")
    write(
        front,
        notice="<p>Gisteren</p>",
        notice_until=TODAY - DAY,
        highlights=stream(("highlight", {"page": hidden.pk, "text": ""})),
    )

    shown = visitor.get("/").content.decode()

    assert "Gisteren" not in shown
    assert "Afspraken" not in shown


def test_the_front_page_has_no_second_address(front: HomePage) -> None:
    assert front.get_url() == "/"


def test_a_topic_shows_the_text_of_its_page_and_that_page_leads_there(front: HomePage, visitor: Client) -> None:
    with activate(front.tenant):
        ensure_taxonomies(system(front.tenant, "test"))
        make_service("Huurhulp")
        rebuild()
    page = make_page(front, models.TopicPage, "Wonen en huur", body=stream(("text", "<p>Huur is duur.</p>")))

    assert "Huur is duur." in visitor.get("/onderwerp/wonen/").content.decode()
    answer = visitor.get(page.get_url())
    assert (answer.status_code, answer["Location"]) == (302, "/onderwerp/wonen/")


def test_news_stands_on_the_front_page_and_not_before_its_day(front: HomePage, visitor: Client) -> None:
    index = make_page(front, models.NewsIndexPage, "Nieuws")
    make_page(index, models.NewsPage, "Nieuw inloopuur", search_description="Kom langs.")
    make_page(index, models.NewsPage, "Nog geheim", day=TODAY + DAY)

    shown = visitor.get("/").content.decode()

    assert 'href="/nieuws/nieuw-inloopuur/"' in shown
    assert "Nog geheim" not in shown


@pytest.mark.parametrize(("starts", "ends", "status"), [(-1, 1, 200), (0, 0, 200), (1, 2, 404), (-3, -1, 410)])
def test_a_campaign_is_there_between_its_days(
    starts: int, ends: int, status: int, front: HomePage, visitor: Client
) -> None:
    page = make_page(
        front, models.CampaignPage, "Actieweek", starts_on=TODAY + starts * DAY, ends_on=TODAY + ends * DAY
    )

    assert visitor.get(page.get_url()).status_code == status
    assert ("Actieweek" in visitor.get("/").content.decode()) is (status == 200)


def test_pages_in_the_menu_are_those_that_the_reader_may_see(front: HomePage, visitor: Client, partner: Client) -> None:
    make_page(front, models.ContactPage, "Neem contact op", show_in_menus=True)
    make_page(front, models.PartnerPage, "Werkwijze", show_in_menus=True)
    make_page(front, models.InformationPage, "Niet in het menu")

    for client, seen in ((visitor, False), (partner, True)):
        shown = client.get("/privacy/").content.decode()
        assert 'href="/neem-contact-op/"' in shown
        assert ("Werkwijze" in shown) is seen
        assert "Niet in het menu" not in shown


def test_the_sitemap_names_public_pages_in_each_language(front: HomePage, visitor: Client) -> None:
    front.tenant.languages = ["nl", "en"]
    front.tenant.save()
    make_page(front, models.InformationPage, "Schulden")
    make_page(front, models.PartnerPage, "Afspraken")
    make_page(front, models.TopicPage, "Wonen")

    assert "sitemap-inhoud-1.xml" in visitor.get("/sitemap.xml").content.decode()
    shown = visitor.get("/sitemap-inhoud-1.xml").content.decode()

    assert "<loc>http://waterkant.localhost/schulden/</loc>" in shown
    assert "<loc>http://waterkant.localhost/en/schulden/</loc>" in shown
    assert "afspraken" not in shown
    assert "/wonen/" not in shown


def test_projects_are_narrowed_by_state_and_party(front: HomePage, visitor: Client) -> None:
    index = make_page(front, models.ProjectIndexPage, "Projecten")
    make_page(index, models.ProjectPage, "Vroegop", state="running", parties=stream(("name", "Energiebedrijf")))
    make_page(index, models.ProjectPage, "Jongerenloket", state="done", parties=stream(("name", "ROC")))

    assert "2 projecten" in visitor.get("/projecten/").content.decode()
    by_state = visitor.get("/projecten/?stand=done").content.decode()
    assert "Jongerenloket" in by_state
    assert "Vroegop" not in by_state
    assert "Vroegop" in visitor.get("/projecten/?partij=Energiebedrijf").content.decode()
    assert "2 projecten" in visitor.get("/projecten/?stand=kwatsch&partij=%00&pagina=-1").content.decode()


def test_hours_come_from_the_map_alone(front: HomePage, visitor: Client) -> None:
    with activate(front.tenant):
        service = make_service("Inloop de Brug", make_organization("Welzijn"))
        schedule = make_schedule(service=service, opens="09:30")
    page = make_page(front, models.ConsultationHoursPage, "Spreekuren", shown=stream(("entry", str(service.uid))))
    assert "9.30" in visitor.get(page.get_url()).content.decode().replace(":", ".")

    with activate(front.tenant):
        schedule.delete()

    assert "Inloop de Brug" not in visitor.get(page.get_url()).content.decode()


def test_a_newsletter_holds_only_news_for_everybody(front: HomePage, partner: Client) -> None:
    news = make_page(front, models.NewsIndexPage, "Nieuws")
    public = make_page(news, models.NewsPage, "Voor iedereen")
    private = make_page(news, models.NewsPage, "Alleen partners", audience="partners")
    letters = make_page(front, models.NewsletterIndexPage, "Nieuwsbrieven")
    letter = make_page(letters, models.NewsletterPage, "Juni", news=stream(("news", private.pk), ("news", public.pk)))

    shown = partner.get(letter.get_url()).content.decode()

    assert "Voor iedereen" in shown
    assert "Alleen partners" not in shown


def test_what_search_engines_read_of_questions(front: HomePage, visitor: Client) -> None:
    page = make_page(front, models.QuestionsPage, "Vragen")

    shown = visitor.get(page.get_url()).content.decode()

    assert '"@type":"FAQPage"' in shown
    assert '"text":"Niets."' in shown
