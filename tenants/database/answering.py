"""Whether there is a database behind the code at this moment."""

from django.db import connection


def database_answers() -> bool:
    """Ask it the least that one can ask. Whatever goes wrong is a no: who asks wants to say that it is away."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:
        return False
    return True
