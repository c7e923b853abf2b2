"""Other sites are asked only where the portal wants it, slowly, and never an address that the public cannot reach."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, ClassVar

import pytest
from django.utils import timezone

from cms.admin.mending import looking
from cms.admin.mending.models import Answer, Finding, OutsideLink
from cms.admin.mending.outside import guard
from cms.admin.mending.outside.asking import MOST_REDIRECTS, Told, Turns, ask_address, ask_over_the_wire
from cms.admin.mending.outside.guard import Target, Unsafe, target_of
from cms.admin.mending.outside.round import MOST_IN_A_ROUND, ask_all_portals
from cms.pages.models import InformationPage
from tenants.context import activate
from tests.cms.boundary.world import Things
from tests.factories.pages import make_page, stream

PUBLIC = "93.184.216.34"
SITE = "https://hulp.example/regeling/"

PRIVATE = [
    "127.0.0.1", "127.8.9.10", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1",
    "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
    "2002:7f00:1::", "2001:0:7f00:1::", "::7f00:1", "2001:db8::1", "geen adres",
]  # fmt: skip


def resolving(*addresses: str) -> Any:
    return lambda _host, _port: list(addresses)


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_the_public_cannot_reach_is_not_public(address: str) -> None:
    assert not guard.is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2a00:1450:400e:80d::200e"])
def test_a_public_address_is_public(address: str) -> None:
    assert guard.is_public(address)


@pytest.mark.parametrize("address", [*PRIVATE[:-1]])
def test_a_name_with_one_private_address_among_public_ones_is_refused(address: str) -> None:
    with pytest.raises(Unsafe):
        target_of(SITE, resolving(PUBLIC, address))


@pytest.mark.parametrize(
    "address",
    ["ftp://hulp.example/", "file:///etc/passwd", "gopher://hulp.example/", "//hulp.example/", "https:///x", "http://",
     "https://hulp.example:8443/", "http://hulp.example:22/", "http://hulp.example:443/", "https://a:b@hulp.example/",
     "https://hulp.example\\@10.0.0.1/", "https://[::1", "https://hulp.example:x/", "http://hulp.example/a\r\nHost: x",
     "http://hulp.example/a b", "http://xn--\ud800.example/", "", "javascript:alert(1)"],
)  # fmt: skip
def test_another_scheme_port_or_shape_is_refused_before_anything_is_asked(address: str) -> None:
    def never(_host: str, _port: int) -> list[str]:
        if "\\" in address:
            return ["10.0.0.1"]
        pytest.fail("a name was looked up")

    with pytest.raises(Unsafe):
        target_of(address, never)


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "0x7f000001", "2130706433", "127.1", "localhost", "0177.0.0.1"])
def test_an_address_in_whatever_spelling_is_judged_by_what_the_system_makes_of_it(host: str) -> None:
    with pytest.raises((Unsafe, OSError)):
        target_of(f"http://{host}/")


class Counting(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_HEAD(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_arguments: Any) -> None:
        """Silent."""


@pytest.fixture
def inside() -> Iterator[tuple[HTTPServer, list[str]]]:
    """A server that only this machine can reach, as an admin page of a neighbour would be."""
    server, Counting.asked = HTTPServer(("127.0.0.1", 0), Counting), []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server, Counting.asked
    server.shutdown()
    server.server_close()


def to(server: HTTPServer) -> Any:
    """The real question over the wire, at the port of the test instead of 80."""
    port = server.server_address[1]
    return lambda target, method: ask_over_the_wire(
        Target(target.scheme, target.host, port, target.ip, target.path), method
    )


def test_a_server_inside_is_never_asked(inside: tuple[HTTPServer, list[str]]) -> None:
    server, asked = inside

    told = ask_address("http://intern.example/geheim", Turns(), resolve=resolving("127.0.0.1"), ask=to(server))

    assert (told, asked) == (Told(Answer.UNSAFE), [])


def test_sabotage_without_the_guard_the_server_inside_is_asked(
    inside: tuple[HTTPServer, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    server, asked = inside
    monkeypatch.setattr(guard, "is_public", lambda _address: True)

    told = ask_address("http://intern.example/geheim", Turns(), resolve=resolving("127.0.0.1"), ask=to(server))

    assert (told.answer, asked) == (Answer.FINE, ["/geheim"])


def test_a_redirect_to_inside_is_refused_and_not_asked() -> None:
    asked: list[str] = []

    def ask(target: Target, _method: str) -> tuple[int, str]:
        asked.append(target.ip)
        return 302, "http://169.254.169.254/latest/meta-data/"

    told = ask_address(SITE, Turns(), resolve=lambda host, _port: [PUBLIC if "hulp" in host else host], ask=ask)

    assert (told.answer, asked) == (Answer.UNSAFE, [PUBLIC])


def test_a_name_that_becomes_another_address_is_asked_at_the_address_that_was_judged() -> None:
    """The connection goes to `ip`; the name is looked up once for each question."""
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    asked: list[str] = []

    def ask(target: Target, _method: str) -> tuple[int, str]:
        asked.append(target.ip)
        return 200, ""

    ask_address(SITE, Turns(), resolve=lambda _host, _port: next(answers), ask=ask)

    assert asked == [PUBLIC]


@pytest.mark.parametrize(
    ("status", "answer"),
    [(200, Answer.FINE), (401, Answer.FINE), (403, Answer.FINE), (429, Answer.FINE), (404, Answer.GONE),
     (410, Answer.GONE), (500, Answer.SILENT), (503, Answer.SILENT), (304, Answer.FINE)],
)  # fmt: skip
def test_what_a_status_means(status: int, answer: Answer) -> None:
    told = ask_address(SITE, _no_wait(), resolve=resolving(PUBLIC), ask=lambda _target, _method: (status, ""))

    assert told == Told(answer, status)


def test_a_site_that_does_not_know_head_is_asked_for_the_page() -> None:
    told = ask_address(
        SITE, _no_wait(), resolve=resolving(PUBLIC), ask=lambda _target, method: (405 if method == "HEAD" else 200, "")
    )

    assert told == Told(Answer.FINE, 200)


def test_a_circle_of_redirects_ends() -> None:
    asked: list[int] = []

    def ask(_target: Target, _method: str) -> tuple[int, str]:
        asked.append(1)
        return 301, SITE

    assert ask_address(SITE, _no_wait(), resolve=resolving(PUBLIC), ask=ask).answer == Answer.SILENT
    assert len(asked) == MOST_REDIRECTS + 1


@pytest.mark.parametrize("wrong", [TimeoutError, ConnectionResetError, OSError])
def test_no_answer_is_silence(wrong: type[Exception]) -> None:
    def ask(_target: Target, _method: str) -> tuple[int, str]:
        raise wrong

    assert ask_address(SITE, _no_wait(), resolve=resolving(PUBLIC), ask=ask) == Told(Answer.SILENT)


def test_one_host_is_asked_once_a_second_and_another_at_once() -> None:
    waited: list[float] = []
    turns = Turns(clock=lambda: 100.0, wait=waited.append)

    for host in ("a.example", "b.example", "a.example"):
        turns.take(host)

    assert waited == [1.0]


def _no_wait() -> Turns:
    return Turns(wait=lambda _seconds: None)


# The list of addresses, and the round.


@pytest.fixture
def linking(here: Things) -> Things:
    body = stream(("text", f'<p>Zie <a href="{SITE}">de regeling</a>.</p>'))
    make_page(here.home, InformationPage, "Wijzer", body=body)
    here.tenant.settings["check_external_links"] = True
    here.tenant.save()
    return here


@pytest.mark.django_db
def test_a_portal_that_did_not_ask_for_it_asks_nobody(linking: Things) -> None:
    del linking.tenant.settings["check_external_links"]
    linking.tenant.save()
    with activate(linking.tenant):
        looking.look_here(linking.tenant)
        assert not OutsideLink.objects.exists()
    assert ask_all_portals(ask=lambda _address, _turns: pytest.fail("asked")) == 0


@pytest.mark.django_db
def test_what_is_gone_is_told_and_goes_when_it_works_again(linking: Things) -> None:
    def night(answer: Answer, status: int, days: int) -> list[str]:
        now = timezone.now() + timedelta(days=days)
        with activate(linking.tenant):
            looking.look_here(linking.tenant, now)
        ask_all_portals(now, ask=lambda _address, _turns: Told(answer, status))
        with activate(linking.tenant):
            looking.look_here(linking.tenant, now)
            return list(
                Finding.objects.all().standing("open").filter(trouble="link_outside").values_list("detail", flat=True)
            )

    assert night(Answer.GONE, 404, 0) == [SITE]
    assert night(Answer.FINE, 200, 2) == []


@pytest.mark.django_db
def test_a_site_that_is_silent_is_told_the_third_time(linking: Things) -> None:
    told = []
    for day in range(3):
        now = timezone.now() + timedelta(days=2 * day)
        with activate(linking.tenant):
            looking.look_here(linking.tenant, now)
        ask_all_portals(now, ask=lambda _address, _turns: Told(Answer.SILENT))
        with activate(linking.tenant):
            looking.look_here(linking.tenant, now)
            told.append(Finding.objects.all().standing("open").filter(trouble="link_outside").count())

    assert told == [0, 0, 1]


@pytest.mark.django_db
def test_an_address_is_asked_once_a_week_and_a_few_in_a_round(linking: Things) -> None:
    with activate(linking.tenant):
        looking.look_here(linking.tenant)
        for number in range(MOST_IN_A_ROUND + 5):
            OutsideLink.objects.create(address=f"https://a{number}.example/", fingerprint=str(number))

    def fine(_address: str, _turns: Turns) -> Told:
        return Told(Answer.FINE, 200)

    now = timezone.now()
    assert ask_all_portals(now, ask=fine) == MOST_IN_A_ROUND
    assert ask_all_portals(now, ask=fine) == 6
    assert ask_all_portals(now + timedelta(days=6), ask=fine) == 0
    assert ask_all_portals(now + timedelta(days=8), ask=fine) == MOST_IN_A_ROUND


@pytest.mark.django_db
def test_an_address_that_nobody_links_to_any_more_is_forgotten(linking: Things) -> None:
    with activate(linking.tenant):
        looking.look_here(linking.tenant)
        assert OutsideLink.objects.count() == 1
        InformationPage.objects.filter(title="Wijzer").update(live=False)
        looking.look_here(linking.tenant)
        assert not OutsideLink.objects.exists()
