"""A browser window that keeps count of what no page of ours may do."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

DESKTOP, PHONE, NARROW = (1440, 900), (390, 844), (320, 640)
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Window:
    """One page with its listeners. `went_wrong` is asked at the end of each test."""

    context: BrowserContext
    page: Page
    port: int
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    expected: int = 0  # a status that the test asks for on purpose

    def listen(self) -> "Window":
        self.page.on("console", self._said)
        self.page.on("response", self._answered)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self._asked)
        return self

    def _said(self, said: ConsoleMessage) -> None:
        """Errors, but for Chromium's remark that the page itself was answered with a refusal: tests ask for those."""
        if said.type == "error" and said.location.get("url") not in self.refused:
            self.errors.append(said.text)

    def _answered(self, response: Response) -> None:
        if not response.request.is_navigation_request():
            return
        if 400 <= response.status < 500 or response.status == self.expected >= 500:
            self.refused.add(response.url)

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        ours = parts.port == self.port and (parts.hostname or "").endswith("localhost")
        if parts.scheme not in {"data", "blob", "about"} and not ours:
            self.strangers.append(request.url)

    @property
    def cookies(self) -> list[str]:
        return [str(cookie["name"]) for cookie in self.context.cookies()]

    def went_wrong(self) -> list[str]:
        """Errors in the console, and requests to anybody else."""
        return [f"console: {each}" for each in self.errors] + [f"asked {each}" for each in self.strangers]

    def shoot(self, folder: Path, name: str) -> None:
        """A picture of the whole page, to be looked at by people."""
        folder.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=str(folder / f"{name}.png"), full_page=True)

    @property
    def sideways(self) -> int:
        """How many pixels the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
