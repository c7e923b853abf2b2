"""The command line: update, missing LANGUAGE [PATH…], fill LANGUAGE FILE, compile, check."""

import argparse
import json
import sys
from pathlib import Path

from portal.web.build.catalogues import commanding
from portal.web.build.catalogues.filing import PLURAL_FORMS


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m portal.web.build.catalogues", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    update = commands.add_parser("update", help="take new texts from code and templates, keep what is translated")
    update.add_argument("--prune", action="store_true", help="forget texts that no screen says any more")
    commands.add_parser("compile", help="write what Django reads")
    commands.add_parser("check", help="tell what is missing or wrong; ends with 1 when anything is")
    missing = commands.add_parser("missing", help="write the untranslated texts as JSON")
    missing.add_argument("language", choices=sorted(PLURAL_FORMS))
    missing.add_argument("under", nargs="*", help="only texts of files whose path begins so")
    fill = commands.add_parser("fill", help="put translations from a JSON file in")
    fill.add_argument("language", choices=sorted(PLURAL_FORMS))
    fill.add_argument("file", type=Path)
    given = parser.parse_args(arguments)

    if given.command == "update":
        return _say(
            f"{language}: {left} to translate" for language, left in commanding.update(prune=given.prune).items()
        )
    if given.command == "compile":
        return _say(f"compiled {path.parent.parent.name}" for path in sorted(commanding.compile_all()))
    if given.command == "missing":
        found = commanding.missing(given.language, given.under)
        return _say([json.dumps(found, ensure_ascii=False, indent=1)])
    if given.command == "fill":
        return _tell(commanding.fill(given.language, json.loads(given.file.read_text(encoding="utf-8"))))
    return _tell(commanding.check())


def _say(lines: object) -> int:
    sys.stdout.write("".join(f"{line}\n" for line in lines))  # type: ignore[attr-defined]
    return 0


def _tell(problems: tuple[str, ...]) -> int:
    _say(problems)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
