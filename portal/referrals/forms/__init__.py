from portal.referrals.forms.steps import StepForm, form_of
from portal.referrals.forms.worklist import FilterForm

__all__ = ["FilterForm", "StepForm", "form_of"]
