"""Questions with their answers."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.words import Line, Text


class QuestionBlock(blocks.StructBlock):  # type: ignore[misc]
    question = Line(label=_("Vraag"))
    answer = Text(label=_("Antwoord"))

    class Meta:
        template = "blocks/question.html"
        icon = "help"
        label = _("Vraag en antwoord")


class Questions(blocks.StreamBlock):  # type: ignore[misc]
    question = QuestionBlock()

    class Meta:
        template = "blocks/stream.html"
        max_num = 100
