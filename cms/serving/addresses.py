"""Where pages, pictures and files stand on the site. No query."""

from typing import Any

from django.urls import reverse

from cms.media.sizes import SIZES


def path_of(url_path: str) -> str:
    """The path on the site: Wagtail's without the name of the front page, which stands first."""
    _root, _front, *rest = url_path.split("/", 2)
    return rest[0].strip("/") if rest else ""


def address_of(url_path: str) -> str:
    """The address of a page in the language of the moment."""
    path = path_of(url_path)
    return reverse("cms:page", args=[path]) if path else reverse("web:home")


def address_of_image(image: Any, size: str) -> str:
    return reverse("media:image", args=[image.uid, size])


def address_of_document(document: Any) -> str:
    return reverse("media:document", args=[document.uid])


def shown_size(image: Any, size: str) -> tuple[int, int]:
    """Width and height as it is given, so that the page keeps room for it. Pictures are made smaller, never larger."""
    widest, highest = SIZES[size]
    factor = min(widest / max(image.width, 1), highest / max(image.height, 1), 1)
    return max(round(image.width * factor), 1), max(round(image.height * factor), 1)
