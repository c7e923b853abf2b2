"""What a service refused, beside the field where it can be mended."""

from django import forms

from tenants.errors import Invalid


def show(form: forms.Form, wrong: Invalid) -> None:
    """Put each sentence at its field, or above all of them when there is none."""
    placed = [name for name in wrong.fields if name in form.fields]
    for name in placed:
        form.add_error(name, wrong.fields[name])
    if not placed:
        form.add_error(None, wrong.message)
