"""The size rule: no file of ours over 400 lines. A file that grows past 300 wants to become a folder."""

import subprocess
import sys
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
WALL = 400
SUFFIXES = {".py", ".html", ".css", ".js"}


def files() -> list[Path]:
    """The files of ours that git tracks, without what is generated."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = [ROOT / name for name in listed.split("\0") if name]
    return [path for path in paths if path.suffix in SUFFIXES and "migrations" not in path.parts and path.exists()]


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def over_the_wall() -> list[tuple[Path, int]]:
    counted = [(path, lines(path)) for path in files()]
    return [(path, count) for path, count in counted if count > WALL]


def main() -> int:
    sizes = [count for count in map(lines, files()) if count >= 3]
    print(f"{len(sizes)} files, median {median(sizes):.0f} lines, largest {max(sizes)}")
    for path, count in over_the_wall():
        print(f"{path.relative_to(ROOT)} has {count} lines; the wall is {WALL}. Split it by meaning.")
    return 1 if over_the_wall() else 0


if __name__ == "__main__":
    sys.exit(main())
