"""What a page is like on paper: sheets of A4 as Chromium prints them, read back from the file."""

import re
from collections.abc import Iterator, Sequence

import pypdfium2

from tests.browser.visits import State, Visitor, run, whole

WHOLE = ".activity-card, .contact-panel, section:has(> .week), .whole-on-paper"
"""What must not be torn. The last is the sample site's."""

MARK = re.compile(r"q([az])(\d+)q")


@whole
def torn(visitor: Visitor, urls: Sequence[str]) -> Iterator[str]:
    """No card, no panel and no week is split over two sheets or columns, and no heading stands on
    another sheet than what follows it."""
    with visitor.tab(State()) as tab:
        tab.emulate_media(media="print")
        for url in urls:
            tab.goto(url)
            tab.evaluate("document.fonts.ready.then(() => undefined)")
            faults = run(tab, "paper", WHOLE)
            places = _places(tab.pdf(format="A4", prefer_css_page_size=True))
            for number, fault in enumerate(faults):
                begin, end = places.get(("a", number)), places.get(("z", number))
                if begin is None or end is None:
                    yield f"{url}: not on paper: {fault}"
                elif begin[0] != end[0] or end[1] > begin[1] + 1:
                    yield f"{url}: {fault}"


def _places(paper: bytes) -> dict[tuple[str, int], tuple[int, float]]:
    """The sheet of each mark, and its height on it in points."""
    found = {}
    document = pypdfium2.PdfDocument(paper)
    for sheet in range(len(document)):
        text = document[sheet].get_textpage()
        for mark in MARK.finditer(_characters(text)):
            bottom = text.get_charbox(mark.start())[1]
            found[mark[1], int(mark[2])] = (sheet, bottom)
    return found


def _characters(text: pypdfium2.PdfTextPage) -> str:
    """One for each place of the page's text, so that places can be counted."""
    return "".join(
        chr(pypdfium2.raw.FPDFText_GetUnicode(text, at)) for at in range(text.count_chars())
    )
