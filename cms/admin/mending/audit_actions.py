"""What the log keeps of mending: that somebody ignored a finding or looked at a page. Never a title, never a reason."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

FINDING_IGNORED = register_action("cms.finding_ignored", _("Punt van verbetering genegeerd"))
FINDING_SHOWN_AGAIN = register_action("cms.finding_shown_again", _("Punt van verbetering weer laten zien"))
PAGE_LOOKED_AT = register_action("cms.page_looked_at", _("Pagina nagekeken"))
