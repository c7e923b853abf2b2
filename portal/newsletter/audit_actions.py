"""What the log keeps of the newsletter: that somebody came or left, never who; and who sent what."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

ASKED = register_action("newsletter.asked", _("Nieuwsbrief aangevraagd"))
CONFIRMED = register_action("newsletter.confirmed", _("Inschrijving voor de nieuwsbrief bevestigd"))
UNSUBSCRIBED = register_action("newsletter.unsubscribed", _("Uitgeschreven voor de nieuwsbrief"))
SENDING_BEGAN = register_action("newsletter.sending_began", _("Begonnen een nieuwsbrief te versturen"))
SENDING_STOPPED = register_action("newsletter.sending_stopped", _("Gestopt een nieuwsbrief te versturen"))
TESTED = register_action("newsletter.tested", _("Proef van een nieuwsbrief aan zichzelf gestuurd"))
