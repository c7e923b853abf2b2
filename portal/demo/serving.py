"""The demo in one command: the worker as a process of its own, the web server in this one."""

import logging
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.servers.basehttp import run
from django.core.wsgi import get_wsgi_application

ADDRESS = "127.0.0.1"
SECONDS_TO_STOP = 10


def require_free(port: int) -> None:
    """Refuse at once when something else listens on the port.

    Raises:
        CommandError: the port is taken, or not ours to open.
    """
    with socket.socket() as door:
        # As the web server does, or a port that was closed a moment ago would still look taken.
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((ADDRESS, port))
        except (OSError, OverflowError) as taken:
            raise CommandError(
                f"Port {port} is taken or not allowed. Choose another one, for example: PORT={_next(port)} make demo"
            ) from taken


@contextmanager
def worker() -> Iterator["subprocess.Popen[bytes]"]:
    """The outbox worker beside us; it stops when the block ends, after the message that it has in hand."""
    # In a session of its own, so that Ctrl-C reaches it once, from here.
    command = [sys.executable, str(Path(settings.ROOT) / "manage.py"), "work"]
    process = subprocess.Popen(command, cwd=settings.ROOT, start_new_session=True)  # noqa: S603  our own words only
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def serve(port: int) -> None:
    """Answer requests until Ctrl-C or SIGTERM."""
    for number in (signal.SIGINT, signal.SIGTERM):  # said, because a shell may start us with Ctrl-C ignored
        signal.signal(number, _stop)
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # WhiteNoise warns of a folder that is not there
    application = get_wsgi_application()
    logging.getLogger("django.server").setLevel(logging.WARNING)  # after the line above, which sets all loggers up
    try:
        run(ADDRESS, port, application, threading=True)
    except KeyboardInterrupt:
        return


def _stop(number: int, frame: FrameType | None) -> Any:
    raise KeyboardInterrupt


def _next(port: int) -> int:
    return port + 1 if 1024 <= port < 65535 else 8080
