"""Texts of strangers as HTML that is safe to publish, and their HTML as text."""

import json
import re
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fingerpost.source import markdown
from fingerpost.source.markdown import html_to_markdown, plain_text, render_markdown

ALLOWED = frozenset("p br strong em ul ol li a h2 h3 h4 h5 h6 blockquote code".split())
ADDRESS = re.compile(
    r"https://[^\s\\@/]+(?:[/?#][^\s\\]*)?|mailto:[^\s?]+@[^\s?]+|tel:[+0-9()-]+", re.IGNORECASE
)
REL = 'rel="nofollow ugc noopener"'


class Checker(HTMLParser):
    """Collects what may not be in published HTML; knows nothing of how it was made."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.tags = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags += 1
        names = [name for name, _ in attrs]
        if tag not in ALLOWED:
            self.faults.append(f"<{tag}>")
        if names not in ([], ["href", "rel"]) or (names and tag != "a"):
            self.faults.append(f"<{tag} {names}>")
        for name, value in attrs:
            if name == "href" and not ADDRESS.fullmatch(value or ""):
                self.faults.append(f"href {value}")
            if name == "rel" and value != "nofollow ugc noopener":
                self.faults.append(f"rel {value}")

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"<?{data}")

    def unknown_decl(self, data: str) -> None:
        self.faults.append(f"<![{data}")


def faults(rendered: str) -> list[str]:
    checker = Checker()
    checker.feed(rendered)
    checker.close()
    return checker.faults


@pytest.mark.parametrize(
    "bad",
    [
        "<script>x</script>",
        '<p onclick="x">',
        '<a href="javascript:x" rel="nofollow ugc noopener">',
        '<a href="https://x.org">',
        '<a href="//x.org" rel="nofollow ugc noopener">',
        '<img src="x">',
        "<!-- x -->",
        "<!DOCTYPE html>",
        "<?php x ?>",
        '<p class="x">',
        "<h1>x</h1>",
    ],
)
def test_the_checker_can_fail(bad: str) -> None:
    assert faults(bad)


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("", ""),
        ("  \n ", ""),
        ("We grow & cook\ntogether.", "<p>We grow &amp; cook\ntogether.</p>"),
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("*a* **b**", "<p><em>a</em> <strong>b</strong></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("a  \nb", "<p>a<br>\nb</p>"),
        ("> q", "<blockquote>\n<p>q</p>\n</blockquote>"),
        ("`<b>`", "<p><code>&lt;b&gt;</code></p>"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        ("<!-- x -->", "<p>&lt;!-- x --&gt;</p>"),
        ("<div>\n*a*\n</div>", "<p>&lt;div&gt;\n<em>a</em>\n&lt;/div&gt;</p>"),
        ("![a](https://x.org/y.png)", "<p>![a](https://x.org/y.png)</p>"),
        ("[x]\n\n[x]: https://x.org", "<p>[x]</p>\n<p>[x]: https://x.org</p>"),
        ("a {: #search onclick=x}", "<p>a {: #search onclick=x}</p>"),
        ("    indented", "<p>indented</p>"),
        ("[a](https://x.org/?b=c&d)", f'<p><a href="https://x.org/?b=c&amp;d" {REL}>a</a></p>'),
        ("<https://x.org>", f'<p><a href="https://x.org" {REL}>https://x.org</a></p>'),
        ("<jo@example.org>", f'<p><a href="mailto:jo@example.org" {REL}>jo@example.org</a></p>'),
        ("[ring](tel:01632960123)", f'<p><a href="tel:01632960123" {REL}>ring</a></p>'),
        ("[a](http://x.org)", "<p>a (http://x.org)</p>"),
        ("<http://x.org>", "<p>http://x.org</p>"),
        ('[a](https://x.org "t")', f'<p><a href="https://x.org" {REL}>a</a></p>'),
        ("[a](/hubs/)", "<p>a</p>"),
    ],
)
def test_markdown_becomes_the_html_that_is_allowed(text: str, rendered: str) -> None:
    assert render_markdown(text) == rendered


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
        "https:evil.example",
        "https:/evil.example",
        "https://user:pass@evil.example",
        "https://bank.example@evil.example",
        "https:\\\\evil.example",
        "https://evil.example\\@bank.example",
        "mailto:jo@example.org?bcc=eve@example.org",
        "mailto:jo@example.org%0abcc:eve@example.org?x",
        "tel:*21*0900",
        "tel:1#",
        "ftp://example.org",
        "x",
        "#top",
        "?q=1",
        "https://",
        "https://" + "a" * 2_000,
    ],
)
def test_an_address_of_another_kind_leads_nowhere(address: str) -> None:
    assert markdown.safe_address(address) is None
    assert "<a" not in render_markdown(f"[words](<{address}>)")


def test_pages_of_our_own_may_link_to_each_other() -> None:
    rendered = render_markdown("[a](/hubs/) [b](//evil) [c](/../x) [d](/a/#b)", own_pages=True)
    assert rendered == '<p><a href="/hubs/">a</a> b c <a href="/a/#b">d</a></p>'


@pytest.mark.parametrize(
    ("text", "top_level", "levels"),
    [
        ("# a\n\n## b", 3, "34"),
        ("## a\n\n#### b\n\n## c", 3, "343"),
        ("### a\n\n# b", 2, "22"),
        ("# a\n\n## b\n\n### c\n\n#### d\n\n##### e", 4, "45666"),
    ],
)
def test_headings_start_at_the_level_asked_for_and_skip_none(
    text: str, top_level: int, levels: str
) -> None:
    rendered = render_markdown(text, top_level=top_level)
    assert "".join(re.findall(r"<h(\d)>", rendered)) == levels


WORDS = st.text(st.sampled_from("ab .,;:!?&£'\"()#-+=1.~\n\u00a0\u3000é"), max_size=60)


@settings(max_examples=150)
@given(
    st.one_of(
        WORDS,
        st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30)).map("\n\n".join),
    )
)
@example("a\n\nb\nc & d")
@example("AT&T #1 £5")
@example("1. a")
def test_the_short_way_for_plain_paragraphs_gives_the_same_bytes(text: str) -> None:
    text = text.strip()
    if markdown._NOT_PLAIN.search(text) is None:
        long_way = markdown._sanitised(markdown._converter(3, own_pages=False).convert(text))
        assert markdown._plain_paragraphs(text) == long_way


def test_an_ordinary_description_takes_the_short_way() -> None:
    text = (
        "We meet at 10am – bring old clothes & a hat (it's muddy).\n\nTea is £1; call 01632 960123."
    )
    assert markdown._NOT_PLAIN.search(text) is None


@settings(max_examples=150)
@given(
    st.one_of(
        st.text(st.characters(), max_size=200),
        st.lists(
            st.sampled_from(
                "< > </ [ ] ( ) ![ ` ``` * ** _ # > - 1. & &lt; &#x6a; \n \n\n \\ \" ' : javascript: https:// "
                "<script> <a href= onerror= <!-- --> <![CDATA[ ]]> <svg/onload=x> \x02 \x03 {: } http:// @ mailto: "
                "<img src=x> <style> </p> </li> [a]: (<  \x00 \u2028 \t".split(" ")
            ),
            max_size=30,
        ).map("".join),
    )
)
def test_nothing_but_what_is_allowed_comes_out(text: str) -> None:
    rendered = render_markdown(text)
    assert faults(rendered) == []
    assert markdown._sanitised(rendered) == rendered
    assert faults(render_markdown(html_to_markdown(text))) == []


SLOW = [
    *("[ [a]( [a][ [[]( [a](< *_`[ [` `[ ![ [a]:b\\n".split()),
    *("<![CDATA[ <!-- < <a <a@ <a:// <? </ & &# &amp; \\ \\* ` `` * ** _ __ *a_ ***a".split()),
    *(
        "> ",
        "1. ",
        "- ",
        "> 1. ",
        "- > ",
        "# ",
        "=\n",
        "-\n",
        "a\n",
        "a  \n",
        "> a\n\n",
        "- a\n    ",
    ),
    *(
        "<b>",
        "<ul><li>",
        '<a href="https://x">',
        "<b><i>",
        "<b a='",
        "\x02",
        "\x02wzxhzdk:0\x03",
        "\n\n",
    ),
]


@pytest.mark.parametrize("piece", SLOW)
def test_no_text_takes_a_second(piece: str) -> None:
    text = (piece * 8_000)[:8_000]
    for work in (render_markdown, html_to_markdown, plain_text):
        started = time.process_time()
        result = work(text)
        assert time.process_time() - started < 1, work
        assert isinstance(result, str)
    started = time.process_time()
    html_to_markdown((piece * 60_000)[:60_000])
    assert time.process_time() - started < 3


def test_what_is_too_long_comes_out_as_plain_paragraphs() -> None:
    text = "*a* <b>\n\n" * 1_000
    rendered = render_markdown(text)
    assert rendered.count("<p>*a* &lt;b&gt;</p>") == 1_000
    assert "<em>" in render_markdown(text, longest=10_000)


def test_what_nests_too_deep_comes_out_as_plain_paragraphs() -> None:
    assert faults(render_markdown("1. " * 2_600)) == []
    assert plain_text(render_markdown("1. " * 2_600)).count("1.") == 2_600


@pytest.mark.parametrize(
    ("rendered", "text"),
    [
        ("<p>a <b>b</b></p><p>c</p>", "a b c"),
        ("<ul><li>a</li><li>b</li></ul>", "a b"),
        ("a<br>b", "a b"),
        ("a &amp; b &lt;c&gt;", "a & b <c>"),
        ("no tags &amp;\n so", "no tags & so"),
        ("a<!-- x -->b", "ab"),
    ],
)
def test_plain_text_is_what_a_reader_sees(rendered: str, text: str) -> None:
    assert plain_text(rendered) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("a<br>b<br/>c", "a  \nb  \nc"),
        ("a<br><br>b", "a\n\nb"),
        ("<div>a <b>bold </b>and <i>it</i></div>", "a **bold** and *it*"),
        ("<ul><li>a</li><li><p>b</p></li></ul>c", "- a\n- b\n\nc"),
        ("<ol><li>a<li>b<ul><li>c</ul></ol>", "1. a\n2. b\n    - c"),
        ("<h2>Head</h2>text", "**Head**\n\ntext"),
        (
            "<table><tr><th>Mon</th><td>9 to 5</td></tr><tr><td>Tue</td></tr></table>",
            "Mon, 9 to 5\n\nTue",
        ),
        ('<a href="https://x.org/a">x</a>', "[x](<https://x.org/a>)"),
        ('<a href="http://x.org">x</a>', "x (http://x.org)"),
        ('<a href="javascript:x">x</a>', "x"),
        ('<a href="mailto:a@example.org">x</a>', "[x](<mailto:a@example.org>)"),
        ("a<script>alert(1)</script><style>b{}</style>b", "ab"),
        ("a<!-- c -->b", "ab"),
        ("&pound;5 &amp;amp; &amp;nbsp;more", "£5 & more"),
        ("&lt;p&gt;encoded twice&lt;/p&gt;", "encoded twice"),
        ("a\x00b\u202ec", "abc"),
        ("<p>*not* [b](c) # d</p>", "\\*not\\* \\[b\\](c) # d"),
        ("<p># e</p><p>1. f</p><p>- g</p>", "\\# e\n\n1\\. f\n\n\\- g"),
        ("plain\nlines\n\nmore", "plain  \nlines\n\nmore"),
        ("5 < 6 and <jo@example.org>", "5 < 6 and &lt;jo@example.org>"),
        ("<o:p>word</o:p>", "word"),
        ("<p>open <b>never closed", "open **never closed**"),
        ("</p></b></ul>x", "x"),
        ("<![CDATA[<p>x</p>]]>", "x"),
    ],
)
def test_html_becomes_our_markdown(markup: str, text: str) -> None:
    assert html_to_markdown(markup) == text


@settings(max_examples=200)
@given(st.text(st.sampled_from("ab *_[]()`#>-+1.<&!\\:/@\"'"), max_size=40))
@example("a_b_c")
@example("&lt;")
@example("http://x_y_z")
@example("<https://x.org>")
def test_a_text_keeps_its_letters_on_its_way_through_markdown(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    shown = plain_text(render_markdown(html_to_markdown(f"<p>{escaped}</p>")))
    assert shown == " ".join(text.split())


def hostile_strings(folder: Path) -> Iterator[str]:
    for path in sorted((folder / "xss").rglob("*.txt")):
        yield from path.read_text("utf-8", "replace").splitlines()
    yield from (folder / "markdown" / "markdown-xss-payloads.txt").read_text("utf-8").splitlines()
    for case in json.loads((folder / "markdown" / "commonmark-examples-a.json").read_text("utf-8")):
        yield case["markdown"]
        yield case["html"]
    yield from json.loads((folder / "naughty-strings" / "blns.json").read_text("utf-8"))
    for path in sorted((folder / "html-sanitiser").rglob("*.txt")):
        yield path.read_text("utf-8")
    yield from (folder / "templates" / "ssti.txt").read_text("utf-8").splitlines()


def test_no_hostile_string_gets_through(shared_folder: Path) -> None:
    strings = list(hostile_strings(shared_folder / "data" / "bad-input"))
    assert len(strings) >= 1_300
    for text in strings:
        for made in (
            render_markdown(text),
            render_markdown(f"[words]({text})"),
            render_markdown(html_to_markdown(text)),
        ):
            assert faults(made) == [], text
