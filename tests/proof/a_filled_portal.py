"""python -m tests.proof.a_filled_portal SERVICES SEED: fills the database of DATABASE_URL, for a server of its own.

The figures that ask a real server cannot use the database of a test, for that one is inside a transaction. Prints the
host of the portal and questions for it as JSON.
"""

import json
import sys

import django


def main() -> None:
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from search.indexing.building import rebuild
    from tenants.context import activate
    from tests.search.bench_catalogue import make_catalogue

    services, seed = map(int, sys.argv[1:3])
    call_command("migrate", verbosity=0)
    catalogue = make_catalogue(services, seed)
    catalogue.tenant.municipality_codes = ["GM0622"]
    catalogue.tenant.save()
    with activate(catalogue.tenant):
        rebuild()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")
    sys.stdout.write(json.dumps({"host": catalogue.tenant.primary_host, "questions": catalogue.questions}))


if __name__ == "__main__":
    main()
