"""Drawings as nobody should send them."""

from random import Random

from tests.portal.uploads import good_files as good
from tests.portal.uploads.bad_files.bad import Bad

PARTS = (
    "<script>KANARIE()</script>",
    "<SCRIPT href='//kwaad.example/KANARIE.js'/>",
    "<g onload='KANARIE()'/>",
    "<path d='M0 0' onclick='KANARIE()'/>",
    "<foreignObject><b xmlns='http://www.w3.org/1999/xhtml'>KANARIE</b></foreignObject>",
    "<image href='https://kwaad.example/KANARIE.png'/>",
    "<use href='https://kwaad.example/KANARIE.svg#a'/>",
    "<a href='javascript:KANARIE()'><path d='M0 0'/></a>",
    "<style>@import url(//kwaad.example/KANARIE.css)</style>",
    "<path d='M0 0' fill='url(https://kwaad.example/KANARIE)'/>",
    "<path d='M0 0' style='fill:url(//kwaad.example/KANARIE)'/>",
    "<path d='M0 0' style='background:u\\72l(//KANARIE)'/>",
    "<set attributeName='onload' to='KANARIE()'/>",
    "<animate attributeName='href' values='javascript:KANARIE()'/>",
    "<iframe src='//KANARIE'/>",
    "<linearGradient href='//kwaad.example/KANARIE#a'/>",
    "<handler type='text/javascript'>KANARIE()</handler>",
    "<metadata><x xmlns='urn:KANARIE'>KANARIE</x></metadata>",
    "<path d='M0 0' mask='url(data:image/svg+xml,KANARIE)'/>",
    "<filter><feImage href='//KANARIE'/></filter>",
    "<text><![CDATA[<script>alert(2)</script>]]></text>",  # its words may be drawn, as words
    "<x:script xmlns:x='http://www.w3.org/2000/svg'>KANARIE()</x:script>",
    "<discard onbegin='KANARIE()'/>",
)


def drawing_with_a_sting(random: Random) -> Bad:
    part = random.choice(PARTS)
    return Bad("logo.svg", good.svg(f"<path d='M0 0h9v9z'/>{part}"))


def drawing_that_grows(random: Random) -> Bad:
    lol = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    grown = random.choice(
        [
            f"<!DOCTYPE svg [<!ENTITY l0 'ha'>{lol}]>" + good.svg("<text>&l9;</text>").decode(),
            "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + good.svg("<text>&x;</text>").decode(),
            "<!DOCTYPE svg SYSTEM 'http://kwaad.example/KANARIE.dtd'>" + good.svg("<g/>").decode(),
            good.svg("<g>" * 3000 + "</g>" * 3000).decode(),
            good.svg("<path d='M0 0'/>" * 9000).decode(),
            good.svg("<path d='" + "M0 0" * 60_000 + "'/>").decode(),
        ]
    )
    return Bad("logo.svg", grown.encode())


def no_drawing_at_all(random: Random) -> Bad:
    data = [
        b"<html>KANARIE</html>",
        b"<svg",
        b"<?xml version='1.0' encoding='utf-7'?><svg/>",
        good.picture("PNG"),
        b"",
        b"<svg xmlns='urn:other'><path d='M0 0'/></svg>",
        good.svg("").replace(b"viewBox", b"x"),
        good.svg(),
        good.svg().decode().encode("utf-16"),
        b"<?xml-stylesheet href='//KANARIE'?>" + good.svg("<g/>"),
    ]
    return Bad(random.choice(["logo.svg", "logo.svgz", "logo.html"]), random.choice(data))
