"""Pictures of our own on the shelf of a portal: drawn from content/pages/pictures in the colours of its theme."""

import re
from collections.abc import Mapping
from pathlib import Path

from django.core.files.base import ContentFile

from cms.boundary.models import Provision
from cms.media.models import PortalImage
from portal.demo.content.pages import reading
from portal.demo.content.shapes import Portal
from portal.web.build.painting import drawn
from portal.web.colours import ramp
from portal.web.themes import THEMES
from tenants.models import Tenant

FOLDER = Path(reading.__file__).with_name("pictures")
WIDE, HIGH = 960, 540
COLOUR = re.compile(r"\$(\d{2,3}|focus)\b")
CREDIT = "Ketenwijzer, EUPL-1.2"


def names_of_pictures() -> tuple[str, ...]:
    """What texts may name."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.svg")))


def hang(portal: Portal, tenant: Tenant) -> Mapping[str, int]:
    """Draw each picture for the active portal; its key by its name."""
    shelf = Provision.objects.get(tenant=tenant).shelf
    found: dict[str, int] = {}
    for name in names_of_pictures():
        title, _, said = name_and_words(name)
        image = PortalImage(title=title, description=said, credit=CREDIT, collection=shelf)
        image.file.save(f"{name}.png", ContentFile(picture(name, portal.theme)), save=False)
        image.width, image.height = WIDE, HIGH
        image.save()
        found[name] = image.pk
    return found


def picture(name: str, theme: str) -> bytes:
    """One picture as PNG."""
    look = THEMES[theme]
    colours = {str(step): colour for step, colour in ramp(look.hue, look.chroma).items()} | {"focus": look.focus}
    written = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    return drawn(COLOUR.sub(lambda found: colours[found[1]], written), WIDE, HIGH)


def name_and_words(name: str) -> tuple[str, str, str]:
    """The title of a picture and what is to be seen, from the `title` in its file: "Titel: wat er te zien is"."""
    written = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    found = re.search(r"<title>(.+?)</title>", written)
    return found[1].partition(": ") if found else (name, "", "")
