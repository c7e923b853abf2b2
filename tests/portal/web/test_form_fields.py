"""Fields of any form: label, help and error belong to the input, also for who cannot see them."""

import re

from django.template.loader import render_to_string

from portal.web.showcase.forms import ExampleForm, with_mistakes


def _fields(form: ExampleForm) -> str:
    return render_to_string("components/fields.html", {"form": form})


def test_every_input_has_a_label() -> None:
    page = _fields(ExampleForm())

    inputs = set(re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', page))
    assert inputs - set(re.findall(r'<label[^>]* for="([^"]+)"', page)) == set()


def test_help_and_error_are_tied_to_their_input() -> None:
    page = _fields(with_mistakes())

    described = re.search(r'name="fout-email"[^>]*aria-describedby="([^"]+)"', page)
    assert described is not None
    assert [each for each in described[1].split() if f'id="{each}"' not in page] == []
    assert 'aria-invalid="true"' in page


def test_what_is_not_asked_for_says_so() -> None:
    assert _fields(ExampleForm()).count("(niet verplicht)") == 1


def test_choices_stand_in_a_fieldset_with_a_legend() -> None:
    page = _fields(ExampleForm())

    assert "<legend>Hoe wilt u antwoord?</legend>" in page
    assert page.count('type="radio"') == 2


def test_the_summary_links_to_the_fields_with_a_mistake() -> None:
    form = with_mistakes()
    page = render_to_string("components/error_summary.html", {"form": form})

    links = re.findall(r'href="#([^"]+)"', page)
    assert links == [form["email"].id_for_label, form["agreed"].id_for_label]
    assert 'role="alert"' in page
