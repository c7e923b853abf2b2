"""Running text as plain words for the text of a mail: lists with marks, links with their address behind them."""

from html.parser import HTMLParser


def as_text(markup: str) -> str:
    """The words of marks that `cms.blocks.rich` wrote; a blank line between paragraphs, none at the ends."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.out).split("\n"))
    return _without_holes(list(lines))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self._lists: list[int] = []  # of each open list the number of its last item; below nothing for a list of dots
        self._address, self._began = "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"ul", "ol"}:
            self._lists.append(0 if tag == "ol" else -1)
            self.out.append("\n")
        elif tag == "li":
            self.out.append(f"\n{self._mark()} ")
        elif tag == "p" and not self._lists:
            self.out.append("\n\n")
        elif tag == "br":
            self.out.append("\n")
        elif tag == "a":
            self._address, self._began = dict(attrs).get("href") or "", len(self.out)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
            self.out.append("\n\n")
        elif tag == "a" and self._address:
            said = "".join(self.out[self._began :]).strip()
            if said != self._address:
                self.out.append(f" ({self._address.removeprefix('mailto:').removeprefix('tel:')})")
            self._address = ""

    def handle_data(self, data: str) -> None:
        self.out.append(data.replace("\n", " "))

    def _mark(self) -> str:
        if not self._lists or self._lists[-1] < 0:
            return "-"
        self._lists[-1] += 1
        return f"{self._lists[-1]}."


def _without_holes(lines: list[str]) -> str:
    """One blank line at most between others."""
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\n".join(kept).strip()
