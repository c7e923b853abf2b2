"""When two requests are of one person, as far as a name and a birth date can tell."""

from tenants.vault.normalising import name_and_day


def name_and_birth(first_name: str, last_name: str, birth_date: str) -> str:
    """One text for a person. What it makes may never change once rows were written."""
    return name_and_day(f"{first_name} {last_name}", birth_date)
