"""What the log keeps of cases, after NEN 7513: who did what with which case. Never a name, never a text."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

OPENED = register_action("cases.opened", _("Casus geopend"))
READ = register_action("cases.read", _("Casus bekeken"))
CHANGED = register_action("cases.changed", _("Gegevens van een casus gewijzigd"))
LED = register_action("cases.lead_changed", _("Vast aanspreekpunt gewijzigd"))
HANDED_OVER = register_action("cases.caseload_handed_over", _("Alle casussen van iemand overgedragen"))
LET_IN = register_action("cases.let_in", _("Team toegelaten tot een casus"))
SHUT_OUT = register_action("cases.shut_out", _("Toegang van een team tot een casus gestopt"))
CLOSED = register_action("cases.closed", _("Casus afgesloten"))
REOPENED = register_action("cases.reopened", _("Casus heropend"))
JOINED = register_action("cases.household_joined", _("Casussen aan één huishouden verbonden"))
GLASS_BROKEN = register_action("cases.glass_broken", _("Casus in nood geopend"))
GLASS_REVIEWED = register_action("cases.glass_reviewed", _("Nood-opening nagekeken"))
REBUILT = register_action("cases.access_rebuilt", _("Toegangstabel opnieuw gemaakt"))
FILE_ADDED = register_action("cases.file_added", _("Bestand toegevoegd aan een casus"))
FILES_LISTED = register_action("cases.files_listed", _("Lijst van bestanden van een casus bekeken"))
FILE_OPENED = register_action("cases.file_opened", _("Bestand van een casus geopend"))
FILE_SHARED = register_action("cases.file_shared", _("Bestand aan de inwoner getoond"))
FILE_UNSHARED = register_action("cases.file_unshared", _("Bestand niet meer aan de inwoner getoond"))
FILE_TAKEN_BACK = register_action("cases.file_taken_back", _("Bestand van een casus weggehaald"))
FILE_CLEAN = register_action("cases.file_clean", _("Bestand nagekeken en in orde"))
FILE_REFUSED = register_action("cases.file_refused", _("Bestand nagekeken en niet veilig"))
