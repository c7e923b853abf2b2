"""Blocks that tell: steps, a warning, a quotation, a table, what to do now."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.rich import safe_address
from cms.blocks.words import SHORT, Line, Lines, Text

MOST_COLUMNS, MOST_ROWS = 6, 60


class StepBlock(blocks.StructBlock):  # type: ignore[misc]
    title = Line(label=_("Wat doet u?"), max_length=SHORT * 2)
    text = Text(label=_("Uitleg"), required=False)


class StepStream(blocks.StreamBlock):  # type: ignore[misc]
    """Steps as the content of a page of their own."""

    step = StepBlock(label=_("Stap"))

    class Meta:
        max_num = 30


class StepsBlock(blocks.StructBlock):  # type: ignore[misc]
    """What to do, one thing after the other."""

    steps = blocks.ListBlock(StepBlock(), label=_("Stappen"), min_num=1, max_num=20)

    class Meta:
        template = "blocks/steps.html"
        icon = "list-ol"
        label = _("Stappen")


class WarningBlock(blocks.StructBlock):  # type: ignore[misc]
    """Something that nobody may miss."""

    kind = blocks.ChoiceBlock(
        label=_("Soort"),
        choices=[("warn", _("Let op")), ("info", _("Goed om te weten")), ("good", _("Goed nieuws"))],
        default="warn",
    )
    title = Line(label=_("Kop"), required=False, max_length=SHORT)
    text = Text(label=_("Tekst"))

    class Meta:
        template = "blocks/warning.html"
        icon = "warning"
        label = _("Let op")


class QuotationBlock(blocks.StructBlock):  # type: ignore[misc]
    text = Lines(label=_("Citaat"), max_length=600)
    who = Line(label=_("Wie zegt dit?"), required=False, max_length=SHORT, help_text=_("Zonder naam van een inwoner."))

    class Meta:
        template = "blocks/quotation.html"
        icon = "openquote"
        label = _("Citaat")


class ActionBlock(blocks.StructBlock):  # type: ignore[misc]
    """One button that says what it does."""

    text = Line(label=_("Tekst op de knop"), max_length=SHORT, help_text=_("Bijvoorbeeld: Vraag de toeslag aan"))
    page = blocks.PageChooserBlock(label=_("Pagina van dit portaal"), required=False)
    address = blocks.CharBlock(label=_("Of een ander adres"), required=False, max_length=500)

    class Meta:
        template = "blocks/action.html"
        icon = "arrow-right-full"
        label = _("Knop")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        written = cleaned["address"]
        if bool(cleaned["page"]) == bool(written):
            raise _wrong("address", _now("Kies een pagina of vul een adres in. Niet allebei."))
        if written and not safe_address(written):
            raise _wrong("address", _now("Dit adres kan niet. Begin met https:// of met een schuine streep."))
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        page, outside = value.get("page"), safe_address(value.get("address") or "")
        links = context.get("page_links") or {}
        # A page that this reader may not see has no button.
        context["target"] = links.get(page.pk, "") if page is not None else outside
        context["elsewhere"] = page is None and outside.startswith("http")
        return context


class TableBlock(blocks.StructBlock):  # type: ignore[misc]
    """A table as it is pasted from a spreadsheet or typed: one row per line, cells parted by a tab or a bar."""

    caption = Line(label=_("Titel van de tabel"))
    rows = Lines(
        label=_("Tabel"),
        max_length=8_000,
        help_text=_("Elke regel is een rij. Zet | tussen de vakken, of plak uit Excel. De eerste rij is de kop."),
    )

    class Meta:
        template = "blocks/table.html"
        icon = "table"
        label = _("Tabel")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        head, *body = cells(cleaned["rows"]) or [[]]
        if not body or not 2 <= len(head) <= MOST_COLUMNS or len(body) > MOST_ROWS:
            told = _now("Een tabel heeft een kop, een rij of meer en 2 tot %(n)s kolommen.") % {"n": MOST_COLUMNS}
            raise _wrong("rows", told)
        if not all(head):
            raise _wrong("rows", _now("Geef elke kolom een kop. De eerste rij mag geen leeg vak hebben."))
        for number, row in enumerate(body, start=2):
            if len(row) != len(head):
                told = _now("Rij %(row)s heeft %(has)s vakken. De kop heeft er %(wants)s.")
                raise _wrong("rows", told % {"row": number, "has": len(row), "wants": len(head)})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        head, *body = cells(value.get("rows") or "") or [[]]
        # What was never checked (an old revision) still gives a whole table.
        context["head"], context["body"] = head, [(row + [""] * len(head))[: len(head)] for row in body]
        return context


def cells(written: str) -> list[list[str]]:
    """The rows and cells of a table as it was written."""
    parted = (line.split("\t" if "\t" in line else "|") for line in written.splitlines() if line.strip())
    return [[cell.strip() for cell in row] for row in (_without_edges(row) for row in parted)]


def _without_edges(row: list[str]) -> list[str]:
    """People also write a bar before the first cell and behind the last."""
    if len(row) > 2 and not row[0].strip() and not row[-1].strip():
        return row[1:-1]
    return row


def _wrong(field: str, told: str) -> StructBlockValidationError:
    return StructBlockValidationError(block_errors={field: ErrorList([ValidationError(told)])})
