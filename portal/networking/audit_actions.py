"""What the log keeps of guests: that somebody came or left, never who."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

ASKED = register_action("networking.guest_asked", _("Gast vroeg een plek bij een bijeenkomst"))
CONFIRMED = register_action("networking.guest_confirmed", _("Gast bevestigde de aanmelding"))
WITHDREW = register_action("networking.guest_withdrew", _("Gast meldde zich af"))
SEATED = register_action("networking.guest_seated", _("Gast kreeg een plek van de wachtlijst"))
TAKEN_OFF = register_action("networking.guest_taken_off", _("Organisator meldde een gast af"))
AT_THE_DOOR = register_action("networking.guest_at_the_door", _("Gast aan de deur ingeschreven"))
ATTENDANCE = register_action("networking.guest_attendance", _("Aanwezigheid van een gast genoteerd"))
PROGRAMME = register_action("networking.programme_changed", _("Programma van een bijeenkomst gewijzigd"))
CHOSE = register_action("networking.group_chosen", _("Groep gekozen bij een bijeenkomst"))
PLACED = register_action("networking.exchange_placed", _("Vraag of aanbod geplaatst"))
WITHDRAWN = register_action("networking.exchange_withdrawn", _("Vraag of aanbod weggehaald"))
BROUGHT_BACK = register_action("networking.exchange_back", _("Vraag of aanbod teruggezet"))
ANSWERED = register_action("networking.exchange_answered", _("Op een vraag of aanbod gereageerd"))
