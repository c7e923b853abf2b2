"""stub"""


def listen() -> None:
    return None
