from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "cms.pages"
    label = "cms_pages"
    verbose_name = "Pagina's"
    # Wagtail's tree has one root that belongs to no portal, so a page is shared ground with a tenant on each branch.
    model_scopes = {
        "BasePage": "shared",
        "CampaignPage": "shared",
        "ConsultationHoursPage": "shared",
        "ContactPage": "shared",
        "ExperiencePage": "shared",
        "HomePage": "shared",
        "InformationPage": "shared",
        "NewsIndexPage": "shared",
        "NewsPage": "shared",
        "NewsletterIndexPage": "shared",
        "NewsletterPage": "shared",
        "PartnerPage": "shared",
        "ProjectIndexPage": "shared",
        "ProjectPage": "shared",
        "QuestionsPage": "shared",
        "SchemePage": "shared",
        "StepByStepPage": "shared",
        "TopicPage": "shared",
    }
    kept = dict.fromkeys(model_scopes, "A page stands until an editor removes it; its makers are editors.")

    def ready(self) -> None:
        from cms.finding import listening, source
        from cms.serving import filling

        source.register()
        listening.listen()
        filling.register()
