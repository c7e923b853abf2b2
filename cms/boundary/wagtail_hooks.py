"""The third lock: what choosers offer, and which menus there are. Holds also where the other two would be missed."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from cms.pages.models.base import ROOT_DEPTH
from tenants.context import current_tenant

# Menus of Wagtail that lead to closed addresses, or out of the house.
CLOSED_MENUS = frozenset({"reports", "settings", "help", "snippets"})


@hooks.register("construct_page_chooser_queryset")  # type: ignore[untyped-decorator]
def pages_of_this_portal(pages: Any, request: HttpRequest) -> Any:
    return pages.filter(tenant=current_tenant(), depth__gt=ROOT_DEPTH)


@hooks.register("construct_image_chooser_queryset")  # type: ignore[untyped-decorator]
def images_of_this_portal(images: Any, request: HttpRequest) -> Any:
    return images.filter(tenant=current_tenant())


@hooks.register("construct_document_chooser_queryset")  # type: ignore[untyped-decorator]
def documents_of_this_portal(documents: Any, request: HttpRequest) -> Any:
    return documents.filter(tenant=current_tenant())


@hooks.register("construct_main_menu")  # type: ignore[untyped-decorator]
def only_open_menus(request: HttpRequest, menu_items: list[Any]) -> None:
    menu_items[:] = [item for item in menu_items if item.name not in CLOSED_MENUS]
