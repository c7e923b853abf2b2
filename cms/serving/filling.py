"""What pages bring to the rooms of the site: news, words on the front page and on topics, menu, sitemap."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from cms.blocks.rich import linked_pages, spoken
from cms.pages.models import CampaignPage, HomePage, NewsPage, TopicPage
from cms.pages.tree import TOP_DEPTH
from cms.serving.addresses import address_of, path_of
from cms.serving.gathering import gathered
from cms.serving.reading import addresses_of, front_page, reachable
from cms.serving.translated import note_of_part
from cms.translating.reading import Names, names_of, translation_of
from portal.web.front import NOTHING, FrontWords, Highlight, write_front
from portal.web.languages import known_language, offered
from portal.web.news import NewsItem, show_news
from portal.web.papers.sitemap import Addresses, Brought, bring_addresses, paths_of
from portal.web.shell import MOST_IN_FOOTER, add_to_menu
from portal.web.topic_words import tell_of_topics
from tenants.access import Actor
from tenants.http import PortalRequest

LATEST_NEWS = 10
SOMEWHERE = "dit-pad"
Campaign = tuple[UUID, str, str, str]  # the page, its Dutch title, where it stands, its Dutch summary


def register() -> None:
    """Fill the rooms; called when the app is ready."""
    show_news(news)
    write_front(front)
    tell_of_topics(topic)
    add_to_menu(menu)
    bring_addresses(Brought("inhoud", number_of_pages, sitemap))


def news(actor: Actor) -> Iterator[NewsItem]:
    """The latest news. One query, and one for its titles in another language."""
    found = reachable(actor, NewsPage).filter(day__lte=timezone.localdate()).order_by("-day", "-pk")[:LATEST_NEWS]
    rows = list(found.values_list("translation_key", "title", "url_path", "day", "search_description"))
    names = names_of(uid for uid, *_rest in rows)
    for uid, title, url_path, day, summary in rows:
        yield NewsItem(names.of(uid, title), address_of(url_path), day, names.of(uid, summary))


def front(actor: Actor) -> FrontWords:
    """The words of the front page, and the campaigns that run today. Four queries at most, six in another
    language."""
    campaigns = _campaigns(actor)
    page = front_page(actor)
    if page is None:
        names = names_of(uid for uid, *_rest in campaigns)
        return FrontWords(highlights=_pointed_out(campaigns, names)) if campaigns else NOTHING
    dutch = [each.value["page"] for each in page.highlights if each.value["page"]]
    read = translation_of(page, beside=[*(each.translation_key for each in dutch), *(uid for uid, *_rest in campaigns)])
    page = read.page
    today = timezone.localdate()
    shows_notice = page.notice and (page.notice_until is None or page.notice_until >= today)
    chosen = [each.value for each in page.highlights if each.value["page"]]
    links = addresses_of(actor, {*(each["page"].pk for each in chosen), *linked_pages([page.notice])})
    highlights = tuple(
        Highlight(read.names.of(each["page"].translation_key, each["page"].title), links[each["page"].pk], each["text"])
        for each in chosen
        if each["page"].pk in links
    )
    return FrontWords(
        welcome=known_language(page.welcome),
        notice_title=page.notice_title if shows_notice else "",
        notice=spoken(page.notice, links) if shows_notice else SafeString(),
        highlights=_pointed_out(campaigns, read.names) + highlights,
    )


def topic(request: PortalRequest, code: str) -> SafeString:
    """What an editor tells of a life domain. One query, and what its blocks need."""
    page = reachable(request.actor, TopicPage).filter(topic=code).first()
    if page is None:
        return SafeString()
    read = translation_of(page)
    page = read.page
    found = gathered(request.actor, page)
    context = {
        "page": page,
        "translation": note_of_part(read),
        "actor": request.actor,
        "tenant": request.tenant,
        "page_links": found.page_links,
        "entries": found.entries,
        "organisations": found.organisations,
    }
    return render_to_string("pages/topic_words.html", context)


def menu(actor: Actor) -> Iterator[tuple[str, str]]:
    """Pages straight under the front page that an editor put in the menu, in the order of the tree. One query, and one
    for their titles in another language."""
    found = reachable(actor).filter(depth=TOP_DEPTH + 1, show_in_menus=True).order_by("path")[:MOST_IN_FOOTER]
    rows = list(found.values_list("translation_key", "title", "url_path"))
    names = names_of(uid for uid, *_rest in rows)
    for uid, title, url_path in rows:
        yield names.of(uid, title), address_of(url_path)


def number_of_pages(actor: Actor) -> int:
    return int(_listed(actor).count())


def sitemap(actor: Actor, start: int, number: int) -> Addresses:
    """Public pages with the day of their last publication. One query."""
    shape = paths_of("cms:page", (SOMEWHERE,), offered(actor.tenant))
    found = _listed(actor).order_by("pk").values_list("url_path", "last_published_at")
    for url_path, published in found[start : start + number]:
        paths = {language: path.replace(SOMEWHERE, path_of(url_path)) for language, path in shape.items()}
        yield paths, timezone.localtime(published).date().isoformat() if published else ""


def _listed(actor: Actor) -> Any:
    """Without those that have their address elsewhere, and campaigns, which come and go."""
    apart = ContentType.objects.get_for_models(HomePage, TopicPage, CampaignPage).values()
    return reachable(actor).exclude(content_type__in=list(apart))


def _campaigns(actor: Actor) -> list[Campaign]:
    today = timezone.localdate()
    running = reachable(actor, CampaignPage).filter(starts_on__lte=today, ends_on__gte=today).order_by("ends_on")
    return list(running.values_list("translation_key", "title", "url_path", "search_description"))


def _pointed_out(campaigns: Iterable[Campaign], names: Names) -> tuple[Highlight, ...]:
    return tuple(
        Highlight(names.of(uid, title), address_of(url_path), names.of(uid, text))
        for uid, title, url_path, text in campaigns
    )
