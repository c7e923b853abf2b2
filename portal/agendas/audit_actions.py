"""What the log keeps of agendas, after NEN 7513: who did what with which item. Never a name, never a text."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

PROPOSED = register_action("agendas.proposed", _("Agendapunt voorgesteld"))
READ = register_action("agendas.read", _("Agendapunt over een casus bekeken"))
MOVED = register_action("agendas.moved", _("Stap in een agendapunt"))
WRITTEN = register_action("agendas.written", _("Verslag van een agendapunt geschreven"))
APPROVED = register_action("agendas.approved", _("Verslag van een agendapunt vastgesteld"))
ADDED = register_action("agendas.added", _("Aanvulling bij een verslag"))
ACTION_SET = register_action("agendas.action_set", _("Actie afgesproken"))
ACTION_DONE = register_action("agendas.action_done", _("Actie afgerond"))
SOLVED = register_action("agendas.solved", _("Knelpunt opgelost"))
ORDERED = register_action("agendas.ordered", _("Agenda op volgorde gezet"))
SETTINGS = register_action("agendas.settings_changed", _("Instelling van agenda's gewijzigd"))
