from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkConfig(AppConfig):
    name = "cms.admin.work"
    label = "cms_work"
    verbose_name = _("Mijn werk")
    model_scopes: dict[str, str] = {}

    def ready(self) -> None:
        from cms.admin.work import table
        from cms.admin.work.kinds import register_work
        from cms.boundary.routes import OPEN, classify

        for kind in table.KINDS:
            register_work(kind)
        for name in ("questions", "found", "help"):
            classify(f"cms_work:{name}", OPEN)
