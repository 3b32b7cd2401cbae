"""Nothing that stands in a record or an icon file can become more than text or a safe link."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from informatiewijzer.pages.drawing.icons import sanitised
from informatiewijzer.pages.jinja import Templates, html_of
from informatiewijzer.pages.links import mailto, safe_url, tel
from informatiewijzer.pages.render import Kitchen
from informatiewijzer.pages.shell import Shell, ShellError, root_of
from jinja2.filters import do_upper
from markupsafe import Markup, escape


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//elders.example/",
        "ftp://a.nl",
        "https://",
        " https://a.nl",
    ],
)
def test_other_links_than_web_addresses_become_nothing(url: str) -> None:
    """Only http and https reach an href, whatever the model let through."""
    assert safe_url(url) == ""


def test_a_web_address_cannot_break_out_of_its_attribute() -> None:
    """Quotes and angle brackets are percent-encoded; an encoded address is not encoded twice."""
    assert safe_url('https://a.nl/?q="><script>') == "https://a.nl/?q=%22%3E%3Cscript%3E"
    assert safe_url("https://a.nl/caf%C3%A9") == "https://a.nl/caf%C3%A9"
    assert safe_url("https://a.nl/café") == "https://a.nl/caf%C3%A9"


def test_a_phone_link_holds_digits_only() -> None:
    """What people read stays as the editor wrote it; what is dialled is digits."""
    assert tel("074 245 25 65") == "tel:0742452565"
    assert tel("+31 (0)74-2452565") == "tel:0742452565"
    assert tel("14 074") == "tel:14074"
    assert mailto("a b@c.nl?subject=x") == "mailto:a%20b@c.nl%3Fsubject%3Dx"


def test_an_icon_keeps_only_its_shapes() -> None:
    """Scripts, styles, links and handlers of an SVG file do not reach a page."""
    hostile = (
        '<svg onload="x()"><script>x()</script><style>a{}</style><a href="//e.example"><path d="M0 0" '
        'onclick="x()" style="fill:red"/></a><circle cx="1" cy="1" r="1"/><image href="//e.example/"/></svg>'
    )
    html = str(sanitised(hostile))
    assert html.count("<") == html.count(">") == 4
    assert '<path d="M0 0"/><circle cx="1" cy="1" r="1"/>' in html
    assert not any(word in html for word in ("script", "onload", "onclick", "style", "href", "image"))


def test_templates_escape_and_know_every_name() -> None:
    """Autoescape is on, and a name that the view lacks is an error and no empty place."""
    kitchen = Kitchen({"a.html": "<p>{{ x }}</p>"}, {})
    assert kitchen.html("a.html", {"x": "<b \"'>"}) == "<p>&lt;b &#34;&#39;&gt;</p>"
    with pytest.raises(Exception, match="'x' is undefined"):
        kitchen.html("a.html", {})


@given(st.text() | st.text().map(Markup) | st.integers() | st.none() | st.booleans())
def test_what_a_template_writes_is_escaped_as_jinja_does(value: object) -> None:
    """The short cut for what is HTML already or needs no escape gives what `escape` gives."""
    assert html_of(value) == escape(value)
    kitchen = Kitchen({"a.html": "{{ x }}|{{ x | upper }}", "b.html": "{% extends 'a.html' %}"}, {})
    assert kitchen.html("b.html", {"x": value}) == f"{escape(value)}|{escape(do_upper(value))}"


def test_the_short_cut_is_in_the_templates() -> None:
    """Jinja still asks our generator what to write: when it does not any more, pages are right but slow."""
    assert "environment.html_of(" in Templates({}).compile("{{ x }}", raw=True)


_SHELL = (
    '<html><title>@@TITEL@@</title><meta content="@@OMSCHRIJVING@@">@@KOP@@'
    '<a href="@@WORTEL@@over/"@@HIER:over@@></a>@@KRUIMELS@@<main>@@INHOUD@@</main>@@ADRES@@</html>'
)


def test_tokens_in_the_text_of_a_record_stay_text() -> None:
    """The shell is split once, before any record is put in, so a record cannot ask for a token."""
    page = Shell.parse(_SHELL).stamp(
        path="a/b/index.html", title="@@INHOUD@@ & <b>", description='"@@KOP@@', main="@@TITEL@@ @@WORTEL@@"
    )
    assert page.decode() == (
        "<html><title>@@INHOUD@@ &amp; &lt;b&gt;</title>"
        '<meta content="&#34;@@KOP@@"><a href="../../over/"></a><main>@@TITEL@@ @@WORTEL@@</main></html>'
    )


def test_the_menu_marks_the_section_of_a_page() -> None:
    """A stamped page tells assistive technology where it belongs, as a hand-written one does."""
    shell = Shell.parse(_SHELL)
    inside = shell.stamp(path="x/index.html", title="t", description="d", main="m", section="over")
    assert b'over/" aria-current="true"' in inside
    assert b"aria-current" not in shell.stamp(path="x/index.html", title="t", description="d", main="m")


def test_a_shell_without_a_place_for_the_page_is_refused_in_dutch() -> None:
    """A theme that lost its token must not publish empty pages."""
    with pytest.raises(ShellError, match="ontbreekt: @@INHOUD@@"):
        Shell.parse("<title>@@TITEL@@</title>@@WORTEL@@")


def test_the_way_to_the_root_follows_the_depth() -> None:
    """All links are relative, so that the site works in any folder."""
    assert [root_of(path) for path in ("index.html", "a/index.html", "a/b/index.html")] == [
        "./",
        "../",
        "../../",
    ]
