"""Template tags of the site: icons and drawings inline, form widgets in the clothes of the design system."""

import json
from functools import cache
from pathlib import Path

from django import template
from django.contrib.staticfiles import finders
from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from portal.web.themes import Theme

register = template.Library()

PICTURES = Path(__file__).resolve().parents[1] / "pictures"
WIDGET_CLASSES = {
    "select": "utrecht-select utrecht-select--html-select",
    "selectmultiple": "utrecht-select utrecht-select--html-select",
    "textarea": "utrecht-textarea utrecht-textarea--html-textarea",
    "checkbox": "utrecht-checkbox utrecht-checkbox--html-input utrecht-checkbox--custom",
    "checkboxselectmultiple": "utrecht-checkbox utrecht-checkbox--html-input utrecht-checkbox--custom",
    "radioselect": "radio",
}
TEXTBOX = "utrecht-textbox utrecht-textbox--html-input"
GROUP_CLASSES = {"radio": "radioselect", "checkbox": "checkboxselectmultiple"}
GROUPS = frozenset({"radioselect", "checkboxselectmultiple"})


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """An icon, for the eye alone: the word beside it says the same."""
    css = f"icon {extra}".strip()
    return mark_safe(  # noqa: S308  shapes from our own build
        f'<svg class="{css}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{_icons()[name]}</svg>'
    )


@register.simple_tag
def picture(name: str, otherwise: str = "") -> SafeString:
    """A drawing of ours, inline, so that it takes the colours of the theme; `otherwise` when there is none."""
    drawing = _picture(name) or _picture(otherwise)
    return mark_safe(drawing)  # noqa: S308  a file of ours


@register.simple_tag
def fonts_of_first_screen(theme: Theme) -> tuple[str, ...]:
    """The font files that are worth asking for before the style sheet is read, in the language of the page."""
    return theme.fonts_of_first_screen(get_language() or "")


@register.filter
def widget(field: BoundField) -> SafeString:
    """The field's input with the classes of the design system; help and errors are tied to it by Django."""
    css = f"{field.field.widget.attrs.get('class', '')} {WIDGET_CLASSES.get(field.widget_type, TEXTBOX)}".strip()
    return field.as_widget(attrs={"class": css})


@register.filter
def choice(option: BoundWidget) -> SafeString:
    """One round or square of a group of choices, with its classes."""
    option.data["attrs"]["class"] = WIDGET_CLASSES[GROUP_CLASSES[option.data["type"]]]
    return option.tag()


@register.filter
def is_group(field: BoundField) -> bool:
    """Whether the field is a set of choices, which wants a fieldset with a legend."""
    return field.widget_type in GROUPS


@cache
def _icons() -> dict[str, str]:
    path = finders.find("icons.json")
    if path is None:
        raise FileNotFoundError("The assets are not built. Run `make assets` (python -m portal.web.build).")
    shapes: dict[str, str] = json.loads(Path(path).read_text(encoding="utf-8"))
    return shapes


@cache
def _picture(name: str) -> str:
    path = PICTURES / f"{name}.svg"
    if not name.replace("-", "").isalnum() or not path.is_file():
        return ""
    return path.read_text(encoding="utf-8").strip()
