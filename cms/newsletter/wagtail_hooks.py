"""Where editors find the newsletter: a menu, a button on each issue, and addresses behind the wall."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.urls.resolvers import URLResolver
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from cms.boundary.objects import page
from cms.boundary.routes import Route, classify
from cms.newsletter import urls
from cms.pages.models import NewsletterPage
from tenants.access import can

PUBLISH = "page_published.publish"
OF_ONE_ISSUE = ("issue", "proof", "send", "stop")

classify("cms_newsletter:overview", Route(opens=PUBLISH))
for _name in OF_ONE_ISSUE:
    classify(f"cms_newsletter:{_name}", Route(opens=PUBLISH, path={"page_id": page}))
classify("cms_newsletter:mail", Route(opens=PUBLISH, path={"page_id": page}, framed=True))


class ForWhoPublishes(MenuItem):  # type: ignore[misc]
    def is_shown(self, request: HttpRequest) -> bool:
        return can(request.actor, PUBLISH).allowed  # type: ignore[attr-defined]


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]
def addresses() -> list[URLResolver]:
    return [path("nieuwsbrief/", include(urls))]


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def menu() -> MenuItem:
    return ForWhoPublishes(_("Nieuwsbrief"), reverse("cms_newsletter:overview"), name="newsletter", icon_name="mail")


@hooks.register("register_page_header_buttons")  # type: ignore[untyped-decorator]
def button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    if isinstance(page, NewsletterPage) and page.live:
        yield Button(
            _("Verstuur als mail"), reverse("cms_newsletter:issue", args=[page.pk]), icon_name="mail", priority=80
        )
