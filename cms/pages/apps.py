from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "cms.pages"
    label = "cms_pages"
    verbose_name = "Pagina's"
    # Wagtail's tree has one root that belongs to no portal, so a page is shared ground with a tenant on each branch.
    model_scopes = {"BasePage": "shared"}
