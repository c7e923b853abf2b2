"""Remarks of editors beside the fields of a page ("opmerkingen"): Wagtail's panel, with the ids in it looked at.

Wagtail takes the id of any comment that exists for one of the page, and says of others that they do not. Here a remark
that is not of this page, is gone or never was, is passed over in each case: so nothing is told about other pages, and
nobody loses their work because a colleague took a remark away meanwhile.
"""

from typing import Any

from django.core.exceptions import BadRequest, ValidationError
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms.comments import CommentForm, CommentFormSet, CommentReplyForm
from wagtail.admin.panels import CommentPanel
from wagtail.models import COMMENTS_RELATION_NAME


class OwnAlone(BaseChildFormSet):  # type: ignore[misc]
    """Rows of the thing that the form is about, and new ones."""

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        try:
            return super()._construct_form(i, **kwargs)
        except ValidationError as wrong:  # an id that is no number, which modelcluster reads before any check
            raise BadRequest("A remark with a strange id.") from wrong

    def _should_delete_form(self, form: Any) -> bool:
        return bool(super()._should_delete_form(form)) or self._is_of_elsewhere(form)

    def _is_of_elsewhere(self, form: Any) -> bool:
        """It names a row, and that is none of those that can be changed here."""
        named = form.data.get(form.add_prefix(self.model._meta.pk.name)) if form.is_bound else ""
        return form.instance.pk is None and bool(named)


class Remarks(OwnAlone, CommentFormSet):  # type: ignore[misc]
    """The threads of one page."""


class RemarkForm(CommentForm):  # type: ignore[misc]
    class Meta(CommentForm.Meta):  # type: ignore[misc]
        formsets = {"replies": {"form": CommentReplyForm, "formset": OwnAlone, "inherit_kwargs": ["for_user"]}}


class RemarksPanel(CommentPanel):  # type: ignore[misc]
    """Wagtail's panel of comments with these forms."""

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][COMMENTS_RELATION_NAME] |= {"formset": Remarks, "form": RemarkForm}
        return options


def without_words(content: dict[str, Any]) -> dict[str, Any]:
    """What a revision keeps of remarks: which, and where they stand. Their words stand in their own rows alone.

    A revision is kept when a remark, or whoever wrote it, is gone.
    """
    kept = [{**remark, "text": "", "replies": []} for remark in content.get(COMMENTS_RELATION_NAME, [])]
    return {**content, COMMENTS_RELATION_NAME: kept}
