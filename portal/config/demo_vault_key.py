"""A key of the vault for the demo and the tests: made at the first start, marked as what it is, never committed."""

import os
import secrets
from base64 import b64encode
from pathlib import Path


def demo_vault_keys(file: Path) -> list[str]:
    """The key in this file; made first when there is none. Several processes that start at once get the same one."""
    if not file.exists():
        key = f"demo-{secrets.token_hex(2)}:{b64encode(secrets.token_bytes(32)).decode()}"
        fresh = file.with_name(f"{file.name}.{os.getpid()}")
        fresh.write_text(f"{key}\n", encoding="ascii")
        fresh.chmod(0o600)
        try:
            os.link(fresh, file)  # fails where another process was first
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return [file.read_text(encoding="ascii").strip()]
