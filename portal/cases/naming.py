"""When two cases are about one person, as far as a name and a birth date can tell."""

from tenants.vault.normalising import iso_date, plain_text


def name_and_birth(first_name: str, last_name: str, birth_date: str) -> str:
    """One text for a person: the name without capitals, accents and spaces, and the day of birth."""
    return "|".join((plain_text(first_name), plain_text(last_name), iso_date(birth_date)))
