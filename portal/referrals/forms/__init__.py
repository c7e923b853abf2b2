from portal.referrals.forms.steps import StepForm
from portal.referrals.forms.worklist import FilterForm

__all__ = ["FilterForm", "StepForm"]
