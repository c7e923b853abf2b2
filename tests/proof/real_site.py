"""The filled demo, served as a real installation: what Lighthouse and the budgets are measured on."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.site import ROOT, Site, environment, fill, free_port, run, until_it_answers

WORKERS = 2
# The example says of itself that it is one, and asks search engines to pass by. A real portal does neither.
UNMARK = (
    "from tenants.models import Tenant\n"
    "for tenant in Tenant.objects.all():\n"
    "    tenant.settings = {name: value for name, value in tenant.settings.items() if name not in {'demo', 'notice'}}\n"
    "    tenant.save()\n"
)


@contextmanager
def real_site(home: Path) -> Iterator[Site]:
    """Fill, take away the marks of the example, collect the files, and serve with gunicorn until the block ends."""
    port = free_port()
    fill(environment(home, port))
    told = environment(home, port) | {"KETENWIJZER_AS_REAL": "yes"}
    run(told, "manage.py", "shell", "--verbosity", "0", "--command", UNMARK)
    run(told, "manage.py", "collectstatic", "--no-input", "--verbosity", "0")
    command = ("-m", "gunicorn", "portal.config.wsgi:application", f"--bind=127.0.0.1:{port}", f"--workers={WORKERS}")
    with (home / "gunicorn.log").open("wb") as log:
        process = subprocess.Popen([sys.executable, *command], cwd=ROOT, env=told, stdout=log, stderr=log)
        try:
            until_it_answers(port, process, home / "gunicorn.log")
            yield Site(port, home)
        finally:
            process.terminate()
            process.wait(20)
