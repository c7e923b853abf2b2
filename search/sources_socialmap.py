"""stub"""


def register() -> None:
    return None
