"""`python -m portal.web.build`: all static files, in about a second; safe to repeat."""

import sys
from pathlib import Path

from portal.web.build import favicons, fonts, icons, notices, previews, scripts, styles
from portal.web.build.catalogues.commanding import compile_all
from portal.web.build.places import BUILT, NODE_MODULES


def main() -> int:
    if not NODE_MODULES.is_dir():
        sys.stderr.write("There is no node_modules folder. Run `make install` (or `npm ci`) first.\n")
        return 1
    BUILT.mkdir(exist_ok=True)
    written = {*styles.build(), scripts.build(), *fonts.build(), icons.build(), *notices.build()}
    written |= {*favicons.build(), *previews.build()}
    _remove_all_but(written)
    compiled = compile_all()
    size = sum(path.stat().st_size for path in written)
    sys.stdout.write(f"{len(written)} files, {size / 1024:.0f} KB, in {BUILT.name}/; {len(compiled)} catalogues\n")
    return 0


def _remove_all_but(written: set[Path]) -> None:
    """What an earlier build left; make's own mark stays."""
    for path in BUILT.rglob("*"):
        if path.is_file() and path not in written and path.name != ".done":
            path.unlink()


if __name__ == "__main__":
    sys.exit(main())
