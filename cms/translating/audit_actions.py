from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

PAGE_TRANSLATED = register_action("cms.page_translated", _("Pagina vertaald"))
