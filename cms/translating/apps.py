from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslatingConfig(AppConfig):
    name = "cms.translating"
    label = "cms_translating"
    verbose_name = _("Vertalingen van pagina's")
    model_scopes = {"PageText": "owned"}
    kept = {"PageText": "The text of a page in another language goes with the page; its writer is an editor."}
