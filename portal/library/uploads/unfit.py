"""Why a file is refused."""


class Unfit(Exception):
    """The file is not taken in. The message says why, for the editor at the screen."""

    def __init__(self, message: object) -> None:
        super().__init__(str(message))
        self.message = str(message)
