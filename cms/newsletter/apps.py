from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SendingConfig(AppConfig):
    name = "cms.newsletter"
    label = "cms_newsletter"
    verbose_name = _("Nieuwsbrief versturen")
    model_scopes: dict[str, str] = {}

    def ready(self) -> None:
        from cms.newsletter import mails  # noqa: F401  its writer registers itself
        from cms.newsletter.listening import listen

        listen()
