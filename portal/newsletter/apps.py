from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsletterConfig(AppConfig):
    name = "portal.newsletter"
    label = "newsletter"
    verbose_name = _("Nieuwsbrief")
    model_scopes = {"Subscriber": "owned", "Mailing": "owned"}
    kept = {"Mailing": "What was sent to everybody is public; who sent it is an editor, and no reader is in it."}

    def ready(self) -> None:
        from portal.newsletter import audit_actions, mails, policies, retention, sending  # noqa: F401  they register

        policies.register()
