"""Pages of the portals: the base that all of them share, and the types that editors make."""

from cms.pages.models.base import BasePage, PageAudience
from cms.pages.models.guidance import ConsultationHoursPage, ExperiencePage, QuestionsPage, StepByStepPage
from cms.pages.models.home import HomePage
from cms.pages.models.information import ContactPage, InformationPage, PartnerPage, TopicPage
from cms.pages.models.news import NewsIndexPage, NewsletterIndexPage, NewsletterPage, NewsPage
from cms.pages.models.projects import CampaignPage, ProjectIndexPage, ProjectPage
from cms.pages.models.schemes import SchemePage

__all__ = [
    "BasePage",
    "CampaignPage",
    "ConsultationHoursPage",
    "ContactPage",
    "ExperiencePage",
    "HomePage",
    "InformationPage",
    "NewsIndexPage",
    "NewsPage",
    "NewsletterIndexPage",
    "NewsletterPage",
    "PageAudience",
    "PartnerPage",
    "ProjectIndexPage",
    "ProjectPage",
    "QuestionsPage",
    "SchemePage",
    "StepByStepPage",
    "TopicPage",
]
