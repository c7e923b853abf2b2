"""Where the parts are found and where they go."""

from pathlib import Path

WEB = Path(__file__).resolve().parents[1]
NODE_MODULES = WEB.parents[1] / "node_modules"
STYLES = WEB / "styles"
BUILT = WEB / "built"


def esbuild() -> Path:
    """The program for this machine; npm installs exactly one of the platform packages."""
    found = sorted(NODE_MODULES.glob("@esbuild/*/bin/esbuild")) + sorted(NODE_MODULES.glob("@esbuild/*/esbuild.exe"))
    if not found:
        raise FileNotFoundError("esbuild is missing from node_modules; run `npm ci` again.")
    return found[0]
