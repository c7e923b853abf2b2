"""All topics, and the page of one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.socialmap.selectors import Topic, life_domains
from portal.socialmap.selectors.topic_pages import parts_of_topic, topics_beside
from portal.web.composing import topics as composing
from portal.web.composing.asked import MOST_PLACE
from portal.web.composing.cards import card_of_hit
from portal.web.composing.home import tiles
from portal.web.composing.translated import in_language_of_page, result_in_language_of_page
from portal.web.remembering import remembered, remembered_search
from portal.web.topic_words import words_of_topic
from search.api import with_things
from tenants.access import Actor, guarded
from tenants.errors import NotFound
from tenants.http import PortalRequest

SHOWN = 6


@guarded("map_entry_public.read")
def topics(request: PortalRequest) -> HttpResponse:
    found = tiles(topics_of(request.actor), told=True)
    breadcrumb = [(_("Home"), reverse("web:home")), (_("Onderwerpen"), "")]
    return render(request, "web/topics.html", {"tiles": found, "breadcrumb": breadcrumb})


@guarded("map_entry_public.read")
def topic(request: PortalRequest, code: str) -> HttpResponse:
    """What there is about one life domain, near a place when one is given."""
    actor, near = request.actor, place_asked(request)
    known = {each.code: each for each in topics_of(actor)}
    if code not in known:
        raise NotFound
    asked = composing.asked_of_topic(code, near)
    found = remembered_search(actor, asked.query(page_size=SHOWN))
    shown = result_in_language_of_page(with_things(actor, found))
    beside = remembered(actor, f"topics beside {code}", lambda: topics_beside(actor, code))
    page = composing.topic_page(
        known[code],
        shown,
        tuple(card_of_hit(hit, timezone.localdate()) for hit in shown.hits),
        near=near,
        parts=in_language_of_page(remembered(actor, f"parts of {code}", lambda: parts_of_topic(actor, code))),
        words=words_of_topic(request, code),
        related=[known[other] for other in beside if other in known],
    )
    breadcrumb = [(_("Home"), reverse("web:home")), (_("Onderwerpen"), reverse("web:topics")), (page.title, "")]
    return render(request, "web/topic.html", {"page": page, "breadcrumb": breadcrumb})


def topics_of(actor: Actor) -> tuple[Topic, ...]:
    """The life domains with how much there is, in the language of the page."""
    return in_language_of_page(remembered(actor, "life domains", lambda: life_domains(actor)))


def place_asked(request: PortalRequest) -> str:
    """The place in the address of a page that is no search."""
    return request.GET.get("plaats", "").replace("\0", "").strip()[:MOST_PLACE]
