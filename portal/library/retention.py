"""How long questions are kept as they were asked: they may hold more of a case than their writer meant."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.library.states import QuestionState
from tenants.retention import Blank, Condition, Rule, days, register_rule

QUESTION = register_rule(
    Rule(
        code="library.question",
        model="library.Question",
        what=_("Vakvraag zoals die is gesteld, met het antwoord van de deskundige"),
        why=_("In een vraag kan te veel over een inwoner staan. Wat is gepubliceerd, blijft."),
        source=_("AVG, artikel 5, eerste lid, onder e"),
        since="settled_at",
        since_words=_("nadat de vraag is gepubliceerd of afgewezen"),
        when=Condition("settled", Q(state__in=[QuestionState.PUBLISHED, QuestionState.DECLINED])),
        term=days(180),
        shortest=days(30),
        longest=days(366),
        then=Blank(("asked", "expert_answer"), stamp="forgotten_at"),
    )
)
