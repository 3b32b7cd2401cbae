"""What the publisher refuses, each with a Dutch sentence; the site stays as it was."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from informatiewijzer.base.outputs import OutputFile, Stamped, planned
from informatiewijzer.publish.html import PageInspector
from informatiewijzer.publish.lock import hold
from informatiewijzer.publish.paths import problems
from informatiewijzer.publish.publisher import Wishes, publish
from informatiewijzer.publish.refusal import Refusal
from publish_tools import pages, put, tree

ONE = pages("een", *"abcdefgh")


def test_a_folder_with_foreign_files_is_never_replaced(tmp_path: Path) -> None:
    """A folder that holds somebody's own files is refused, and the files are named."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "vakantiefoto.jpg").write_bytes(b"x")
    with pytest.raises(Refusal, match=r"vakantiefoto\.jpg"):
        put(site, ONE)
    assert tree(site) == {"vakantiefoto.jpg": b"x"}


def test_a_foreign_file_in_our_own_site_is_never_lost(tmp_path: Path) -> None:
    """A file that somebody put into the published site stops the next build instead of vanishing."""
    site = tmp_path / "site"
    put(site, ONE)
    (site / "CNAME").write_text("voorbeeld.invalid")
    with pytest.raises(Refusal, match="CNAME"):
        put(site, {**ONE, "a/index.html": b"<p>anders"})
    assert (site / "CNAME").exists()


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    """An empty folder that was made beforehand becomes the site."""
    (tmp_path / "site").mkdir()
    put(tmp_path / "site", ONE)
    assert tree(tmp_path / "site") == ONE


def test_a_file_in_the_place_of_the_site_is_refused(tmp_path: Path) -> None:
    """A file called site is not replaced by a folder."""
    (tmp_path / "site").write_text("mijn tekst")
    with pytest.raises(Refusal, match="geen map"):
        put(tmp_path / "site", ONE)


def test_a_linked_folder_is_published_where_it_leads(tmp_path: Path) -> None:
    """A symbolic link to the web folder stays a link; what it leads to is exchanged."""
    (tmp_path / "echt").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "echt")
    for content in (ONE, {**ONE, "a/index.html": b"<p>anders"}):
        put(tmp_path / "site", content)
        assert (tmp_path / "site").is_symlink()
        assert tree(tmp_path / "echt") == content


@pytest.mark.parametrize("vanished", [1, 2, 3, 8])
def test_a_shrinking_site_is_refused_unless_accepted(tmp_path: Path, vanished: int) -> None:
    """Up to a fifth of the pages may vanish; more needs --accept-shrink."""
    site = tmp_path / "site"
    put(site, ONE)
    fewer = pages("een", *"abcdefgh"[: 8 - vanished])
    if vanished > 0.2 * 9:
        with pytest.raises(Refusal, match=f"er {vanished} verdwijnen"):
            put(site, fewer, wishes=Wishes())
        assert tree(site) == ONE
        put(site, fewer)
    else:
        put(site, fewer, wishes=Wishes())
    assert tree(site) == fewer


def test_the_refusal_of_a_shrinking_site_says_how_to_accept(tmp_path: Path) -> None:
    """The hint holds the option to type."""
    put(tmp_path / "site", ONE)
    with pytest.raises(Refusal) as caught:
        put(tmp_path / "site", pages("een"), wishes=Wishes())
    assert "--accept-shrink" in (caught.value.hint or "")


@pytest.mark.parametrize(
    "path",
    ["../a.html", "/a.html", "a//b.html", "a/../b.html", "", "a/", ".git/x", "a b.html", "a\\b.html",
     "é.html", "x" * 300, "a\n.html"],
)  # fmt: skip
def test_unsafe_paths_are_refused(path: str) -> None:
    """A path that could leave the site, hide or surprise a server is a problem."""
    assert problems([path])


def test_colliding_paths_are_refused() -> None:
    """Twice the same, the same but for capitals, and a file that is also a folder."""
    assert problems(["a.html", "a.html"])
    assert problems(["a.html", "A.html"])
    assert problems(["a", "a/index.html"])
    assert not problems(["a/index.html", "a.json", ".well-known/security.txt"])


def test_paths_beside_known_ones_are_looked_at_in_full() -> None:
    """What the present site has is safe by itself; a new path may still be unsafe or collide with it."""
    known = {"a.html", "map/blad/index.html"}
    assert not problems([*known, "b.html"], known)
    assert problems([*known, "../b.html"], known)
    assert problems([*known, "A.html"], known)
    assert problems([*known, "map/blad"], known)
    assert problems([*known, "a.html/b.html"], known)


HARMLESS = (
    b'<a href="b/">b</a> <a href="#top">t</a> <a href="?q=1">q</a> <a href="b/#x">x</a>',
    b'<a href="https://www.voorbeeld.invalid/">x</a> <a href="tel:+31740000000">bel</a>',
    b'<script src="a.js" defer></script> <script type="application/ld+json">{"a": 1}</script>',
    b'<link rel="canonical" href="https://www.voorbeeld.invalid/c/">',
    b"<p>&lt;script&gt;alert(1)&lt;/script&gt; onclick=&quot;x&quot; style= javascript:alert(1)</p>",
    b'<p title="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;">tekst</p>',
    b'<p title="a > b" data-x=\'onclick="x"\'>tekst</p>',
)
HARMFUL = (
    b"<script>alert(1)</script>",
    b'<SCRIPT type="module">alert(1)</SCRIPT>',
    b'<img src="a.js" onerror="alert(1)">',
    b"<img src=a.js onerror=alert(1)>",
    b"<svg/onload=alert(1)>",
    b'<img alt=">" onerror="alert(1)">',
    b'<p style="color: red">x</p>',
    b"<style>p {}</style>",
    b'<a href="javascript:alert(1)">x</a>',
    b'<a href=" JaVaScRiPt:alert(1)">x</a>',
    b'<a href="java&#115;cript:alert(1)">x</a>',
    b'<img src="data:image/png;base64,AAAA">',
    b'<script src="//elders.invalid/x.js"></script>',
    b'<script src="https://elders.invalid/x.js"></script>',
    b'<script type="application/json">{}</script>',
    b'<script type="Application/LD+JSON">{}</script>',
    b'<script type="application/ld+json; charset=utf-8">{}</script>',
    b'<script type=" application/ld+json">{}</script>',
    b'<script type="application/ld+json" onload="alert(1)">{}</script>',
    b'<script type="application/ld+json" type="module" src="https://elders.invalid/x.js"></script>',
    b'<script type="application/ld+json">{"a": "</script><script>alert(1)</script>"}</script>',
    b'<script type="application/ld+json">{"a": "<img src=x onerror=alert(1)>"}</script>',
    b'<link rel="stylesheet" href="https://elders.invalid/x.css">',
    b'<link href="https://elders.invalid/x.css" rel="stylesheet">',
    b'<link rel="stylesheet" rel="canonical" href="https://elders.invalid/x.css">',
    b'<script type="module" type="application/ld+json">alert(1)</script>',
    b'<img src="https://elders.invalid/x.png">',
    b'<form action="https://elders.invalid/"></form>',
    b'<svg><image href="https://elders.invalid/x.png"/></svg>',
    b'<svg><use href="https://elders.invalid/x.svg#a"/></svg>',
    b'<iframe src="b/"></iframe>',
    b'<base href="https://elders.invalid/">',
    b'<a href="bestaat-niet/">x</a>',
    b'<a href="b">zonder streep</a>',
    b'<a href="../buiten/">x</a>',
    b'<a href="../../../etc/passwd">x</a>',
)
_PLANNED = {"c/index.html", "c/b/index.html", "c/a.js", "index.html"}


@pytest.mark.parametrize("content", HARMLESS)
def test_a_harmless_page_passes(content: bytes) -> None:
    """Escaped text and plain links are not mistaken for script, also when seen a second time."""
    inspector = PageInspector(_PLANNED)
    assert [*inspector.problems("c/index.html", content), *inspector.problems("c/index.html", content)] == []


@pytest.mark.parametrize("content", HARMFUL)
def test_a_harmful_page_is_found(content: bytes) -> None:
    """Script, style, handlers, foreign frames and dead links are found, also when seen a second time."""
    inspector = PageInspector(_PLANNED)
    assert list(inspector.problems("c/index.html", content))
    assert list(inspector.problems("c/index.html", content))


_BITS = st.sampled_from(
    ["<", ">", '"', "'", "a", "\n", "/", "=", " ", "<a ", "<p>", 'title="', "<b title='", "<i onclick=x>"]
)
_TEXTS = st.lists(_BITS, max_size=6).map(lambda bits: "".join(bits).encode())


@given(st.lists(_TEXTS, min_size=3, max_size=3), st.lists(_TEXTS, min_size=2, max_size=2))
@settings(max_examples=400)
def test_what_pages_share_hides_nothing(texts: list[bytes], values: list[bytes]) -> None:
    """A page of pieces gets the verdict of the same bytes, also when what it shares was fine in another."""
    inspector = PageInspector(_PLANNED)
    for filled in ([b"", b""], [b"", b""], values, [b"<p>", b"</p>"], values):
        page = Stamped.of((texts[0], filled[0], texts[1], filled[1], texts[2]))
        expected = list(PageInspector(_PLANNED).problems("c/index.html", bytes(page)))
        assert list(inspector.problems("c/index.html", page)) == expected


@pytest.mark.parametrize("content", [*HARMLESS, *HARMFUL])
def test_a_page_of_pieces_is_seen_as_it_is(content: bytes) -> None:
    """Wherever the pieces of a page meet, the verdict is that of the whole page."""
    expected = list(PageInspector(_PLANNED).problems("c/index.html", content))
    for cut in range(len(content)):
        inspector = PageInspector(_PLANNED)
        for value in (b"", content[cut:], b"", content[cut:]):
            page = Stamped.of((content[:cut], value, b"</p>"))
            found = list(inspector.problems("c/index.html", page))
        assert found == list(PageInspector(_PLANNED).problems("c/index.html", bytes(page)))
        assert bool(found) == bool(expected)


def test_pieces_that_are_not_the_page_are_not_believed() -> None:
    """The bytes that are published are looked at, whatever the pieces say."""
    inspector = PageInspector(_PLANNED)
    for harm in (b"", b"<script>x</script>"):
        page = Stamped(b"<p>a</p>" + harm)
        page.pieces = (b"<p>", b"a", b"</p>")
        assert bool(list(inspector.problems("c/index.html", page))) == bool(harm)


def test_what_is_fine_beside_may_be_wrong_elsewhere() -> None:
    """A link that works from one folder is looked at again in a folder of another parent."""
    inspector = PageInspector({"a/x/index.html", "a/y/index.html", "b/x/index.html"})
    link = b'<a href="../y/">y</a>'
    assert not list(inspector.problems("a/x/index.html", link))
    assert list(inspector.problems("b/x/index.html", link))


@pytest.mark.parametrize(
    ("path", "content"),
    [("a.html", b""), ("a.json", b"{"), ("sitemap.xml", b"<a>"), ("b.html", b'<a href="weg/">x</a>')],
)
def test_a_broken_file_keeps_the_old_site(tmp_path: Path, path: str, content: bytes) -> None:
    """One bad file and nothing is published; the message names the file."""
    site = tmp_path / "site"
    put(site, ONE)
    with pytest.raises(Refusal, match=path):
        put(site, {**ONE, path: content})
    assert tree(site) == ONE


def test_a_dead_link_in_a_page_that_did_not_change_is_found(tmp_path: Path) -> None:
    """When a page vanishes, the pages that stay are looked at again."""
    site = tmp_path / "site"
    linking = {**ONE, "b/index.html": b'<a href="../a/">naar a</a>'}
    put(site, linking)
    without = {path: content for path, content in linking.items() if path != "a/index.html"}
    with pytest.raises(Refusal, match=r"b/index\.html"):
        put(site, without)
    assert tree(site) == linking


def test_a_site_without_front_page_is_refused(tmp_path: Path) -> None:
    """No index.html, no publication."""
    with hold(tmp_path / "site", 1, print), pytest.raises(Refusal, match="voorpagina"):
        publish(tmp_path / "site", [planned(OutputFile("a.html", b"<p>a"))], Wishes())


def test_a_second_build_waits_and_says_so(tmp_path: Path) -> None:
    """While one build holds the lock, another says that it waits and goes on when it is free."""
    said: list[str] = []
    free = threading.Event()
    site = tmp_path / "site"

    def second() -> None:
        with hold(site, 20, lambda text: (said.append(text), free.set())[0]):
            said.append("verder")

    with hold(site, 1, print):
        thread = threading.Thread(target=second)
        thread.start()
        assert free.wait(10)
    thread.join(10)
    assert len(said) == 2
    assert "wacht" in said[0]
    assert said[1] == "verder"


def test_a_second_build_gives_up_in_dutch(tmp_path: Path) -> None:
    """A build that may not wait any longer is refused and says why."""
    site = tmp_path / "site"
    with hold(site, 1, print), pytest.raises(Refusal, match="andere bouw"), hold(site, 0, lambda _: None):
        pass
