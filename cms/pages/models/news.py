"""News, and newsletters that are composed of it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField

from cms.blocks.choosing import ChosenNews
from cms.blocks.media import ImageBlock
from cms.blocks.words import FEATURES
from cms.pages.models.kind import ContentPage, IndexPage, PageKind, told
from cms.pages.tree import above, under


class NewsIndexPage(IndexPage):
    """All news, the latest first."""

    parent_page_types = above("NewsIndexPage")
    subpage_types = under("NewsIndexPage")
    template = "pages/news_index.html"

    page_description = _("De lijst van al het nieuws.")

    class Meta:
        verbose_name = _("overzicht van nieuws")


class NewsPage(ContentPage):
    """One message. Its summary stands on the front page and in newsletters."""

    search_kind = "news"
    parent_page_types = above("NewsPage")
    subpage_types = under("NewsPage")
    template = "pages/news.html"

    day = models.DateField(_("datum"), default=timezone.localdate)
    picture = StreamField([("image", ImageBlock())], blank=True, max_num=1, verbose_name=_("beeld"))

    words = ("picture", "body")
    content_panels = [*PageKind.content_panels, FieldPanel("day"), FieldPanel("picture"), FieldPanel("body")]

    page_description = _("Met een datum en een beeld.")

    class Meta:
        verbose_name = _("nieuwsbericht")
        indexes = [models.Index(fields=["-day"], name="newspage_latest")]


class NewsletterIndexPage(IndexPage):
    """The newsletters that were published, the latest first."""

    search_kind = ""
    parent_page_types = above("NewsletterIndexPage")
    subpage_types = under("NewsletterIndexPage")
    template = "pages/newsletter_index.html"

    page_description = _("De lijst van uw nieuwsbrieven.")

    class Meta:
        verbose_name = _("overzicht van nieuwsbrieven")


class NewsletterPage(PageKind):
    """One newsletter: a few words and the news that was chosen for it."""

    search_kind = ""
    parent_page_types = above("NewsletterPage")
    subpage_types = under("NewsletterPage")
    template = "pages/newsletter.html"

    day = models.DateField(_("datum"), default=timezone.localdate)
    intro = RichTextField(_("inleiding"), features=list(FEATURES), blank=True, default="")
    news = StreamField(ChosenNews(), verbose_name=_("nieuws"))
    closing = RichTextField(_("slot"), features=list(FEATURES), blank=True, default="")

    words = ("intro", "closing")
    content_panels = [
        *PageKind.content_panels,
        *(FieldPanel(name) for name in ("day", "intro", "news", "closing")),
        told(_("Alleen nieuws dat iedereen mag lezen komt in de nieuwsbrief.")),
    ]

    page_description = _("Een paar woorden en het nieuws dat u kiest.")

    class Meta:
        verbose_name = _("nieuwsbrief")
