"""The kinds of mistake that people make, each as a change of one line.

In `new`, ¦ stands before the place that a report has to point at; a line break makes two lines.
"""

import re
from dataclasses import dataclass, replace
from typing import Any

from tests.planted.entry import Entry, Line, Mark

HERE = "¦"
_TEXTS = "bring|trial|complaints|not_suitable"
_FEATURES = "step-free-entrance|accessible-toilet|parking-near|level-inside|quiet-space"
_ROUTES = "council|direct-payment|individual-service-fund|self-funded"
_LONG = "Sing "
# What a hub lacks is told only of what says that it is a hub.
_A_SPOKE = "^kind: spoke"
# No error in an entry that was imported.
_FORGIVEN = frozenset({"field-missing", "text-too-long"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """`line` has to match a whole line; `needs` has to be found in the file and `lacks` not to be;
    `within` are the entry's own fields around the line. `drop`: the line goes, with what stands
    further in below it, and the first field of its record is marked. `alone`: nothing else in the
    file can be told."""

    kind: str
    code: str
    line: str
    new: str = ""
    near: str = ""
    needs: str = ""
    lacks: str = ""
    within: str = ""
    drop: bool = False
    alone: bool = False
    encoding: str = ""

    def places(self, entry: Entry) -> tuple[int, ...]:
        """The lines that it could be planted on."""
        if self.needs and not re.search(self.needs, entry.text, re.MULTILINE):
            return ()
        lacks = f"{self.lacks}|^sources:" if self.code in _FORGIVEN else self.lacks
        if lacks and re.search(lacks.removeprefix("|"), entry.text, re.MULTILINE):
            return ()
        pattern = re.compile(self.line)
        return tuple(
            index
            for index, line in enumerate(entry.lines)
            if not (line.held or line.is_prose)
            and not (self.drop and line.marks)
            and pattern.fullmatch(line.text)
            and (not self.within or re.fullmatch(self.within, entry.section(index)))
        )

    def planted(self, entry: Entry, index: int) -> tuple[Line, ...]:
        return self._dropped(entry, index) if self.drop else self._swapped(entry, index)

    def _swapped(self, entry: Entry, index: int) -> tuple[Line, ...]:
        line = entry.lines[index]
        found = re.fullmatch(self.line, line.text)
        assert found
        near = found.expand(self.near).lower()
        lines = []
        for typed in found.expand(self.new).split("\n"):
            column = typed.find(HERE) + 1
            marks = (Mark(column, self.code, self.kind, near),) if column else ()
            lines.append(Line(typed.replace(HERE, ""), marks, held=True))
        assert sum(len(each.marks) for each in lines) == 1, self
        lines[0] = Line(lines[0].text, (*line.marks, *lines[0].marks), held=True)
        return (*entry.lines[:index], *lines, *entry.lines[index + 1 :])

    def _dropped(self, entry: Entry, index: int) -> tuple[Line, ...]:
        start, column = entry.record_start(index)
        if self.within == "hub_details":
            start, column = entry.section_start(index), 1
        stop = index + 1
        further_in = " " * (
            len(entry.lines[index].text) - len(entry.lines[index].text.lstrip()) + 1
        )
        while stop < len(entry.lines) and entry.lines[stop].text.startswith(further_in):
            stop += 1
        if start == index:
            start = stop
        lines = list(entry.lines)
        mark = Mark(column, self.code, self.kind)
        lines[start] = replace(lines[start], marks=(*lines[start].marks, mark))
        del lines[index:stop]
        return tuple(lines)


def _field(kind: str, was: str, typed: str, within: str = "") -> Mistake:
    """A field's name, spelt wrongly."""
    line = rf"( *(?:- )?){was}: (.+)"
    new = rf"\1{HERE}{typed}: \2"
    return Mistake(kind=kind, code="unknown-field", line=line, new=new, near=was, within=within)


def _value(kind: str, code: str, field: str, new: str, near: str = "", within: str = "") -> Mistake:
    """A field's whole value, replaced."""
    line = rf"( *){field}: [^|>\[{{].*"
    return Mistake(
        kind=kind, code=code, line=line, new=rf"\1{field}: {new}", near=near, within=within
    )


def _when(kind: str, code: str, sentence: str, near: str = "") -> Mistake:
    return _value(kind, code, "when", sentence, near, within="activities|when")


def _term(field: str) -> Mistake:
    """The first of a list of terms with a letter too many."""
    line = rf"( *(?:- )?{field}: \[)([a-z])([a-z-]{{4,}})([,\]].*)"
    return Mistake(
        kind=f"misspelt term of {field}",
        code="unknown-term",
        line=line,
        new=rf"\1{HERE}\2q\3\4",
        near=r"\2\3",
    )


def _added(kind: str, code: str, lines: str, near: str = "", **more: Any) -> Mistake:
    """Lines that nobody asked for, after the kind."""
    return Mistake(kind=kind, code=code, line=r"(kind: .+)", new=rf"\1\n{lines}", near=near, **more)


NAMES = (
    _field("misspelt field", "cost", "coste"),
    _field("misspelt required field", "summary", "sumary"),
    _field("misspelt day of review", "reviewed", "reveiwed"),
    replace(_field("misspelt kind of entry", "kind", "kindd"), needs=_A_SPOKE),
    _field("misspelt categories", "categories", "catagories"),
    _field("misspelt when", "when", "wehn", within="activities|when"),
    _field("misspelt where", "where", "wher", within="activities|where"),
    _field("misspelt name of an activity", "name", "nmae", within="activities"),
    _field("misspelt nested field", "role", "rolle", within="contact"),
    _field("misspelt nested way of contact", "email", "emial", within="contact"),
    *map(_term, ("categories", "outcomes", "needs", "support", "communication", "spoke_type")),
    Mistake(
        kind="misspelt field of an item",
        code="unknown-field",
        line=r"( *- \{say: .*, )picture: (.*)",
        new=r"\1¦pikture: \2",
        near="picture",
    ),
    Mistake(
        kind="misspelt locality",
        code="unknown-locality",
        line=r"( *locality: )(North|East|West) Dorset",
        new=r"\1¦\2 Dorsett",
        near=r"\2-dorset",
    ),
    Mistake(
        kind="misspelt venue",
        code="unknown-venue",
        line=r"( *where: )([a-z]+-[a-z-]+)",
        new=r"\1¦\2e",
        near=r"\2",
    ),
    Mistake(
        kind="misspelt hub",
        code="unknown-hub",
        line=r"( *hub: )([a-z-]+)",
        new=r"\1¦\2s",
        near=r"\2",
    ),
    Mistake(
        kind="misspelt partner",
        code="unknown-provider",
        line=r"(    - )([a-z]+-[a-z-]+)",
        new=r"\1¦\2x",
        near=r"\2",
        within="hub_details",
    ),
    Mistake(
        kind="misspelt access feature",
        code="unknown-term",
        line=rf"( +)({_FEATURES}): (.*)",
        new=r"\1¦\2x: \3",
        near=r"\2",
    ),
    Mistake(
        kind="misspelt way to pay",
        code="unknown-term",
        line=r"( +)direct-payment: (.*)",
        new=r"\1¦direct-paymnt: \2",
        near="direct-payment",
    ),
    Mistake(
        kind="misspelt way to pay in an answer",
        code="unknown-term",
        line=r"( *care_act: for )council",
        new=r"\1¦councill",
        near="council",
    ),
    _added("unknown field without a near one", "unknown-field", "¦zodiac: Leo"),
    _value("misspelt choice", "not-a-choice", "booking", "¦rign first", "ring first"),
    replace(
        _value("misspelt hub or spoke", "not-a-choice", "kind", "¦spok", "spoke"), needs=_A_SPOKE
    ),
    _value("misspelt legal form", "not-a-choice", "legal_form", "¦charitty", "charity"),
    _added("misspelt status", "not-a-choice", "status: ¦closd", "closed", lacks="^ *status:"),
)
MISSING = (
    *(
        Mistake(
            kind=f"no {name}",
            code="field-missing",
            line=rf"{name}: .+",
            drop=True,
            needs=_A_SPOKE,
        )
        for name in ("name", "kind", "summary", "reviewed")
    ),
    *(
        Mistake(
            kind=f"an activity without {name}",
            code="field-missing",
            line=rf"    {name}: .+",
            drop=True,
            within="activities",
            lacks=rf"^{name}:",
        )
        for name in ("when", "where", "categories")
    ),
    *(
        Mistake(
            kind=f"a hub without {name}",
            code=code,
            line=rf"  {name}:.*",
            drop=True,
            within="hub_details",
        )
        for name, code in (("lead", "hub-without-lead"), ("open", "hub-without-opening-times"))
    ),
    Mistake(
        kind="a check without its day",
        code="field-missing",
        line=r"( *)dbs: \{.*\}",
        new=r"\1dbs: {¦level: enhanced}",
    ),
    _added(
        "a notice without its end",
        "field-missing",
        "notice:\\n  ¦text: We paint the hall.",
        lacks="^ *notice:",
    ),
)
VALUES = (
    _value("bad day", "day-not-understood", "reviewed", "¦31/10/2026", "2026-10-31"),
    Mistake(
        kind="day of no calendar",
        code="no-such-day",
        line=r"(.*issued: )(\d{4})-\d\d-\d\d(.*)",
        new=r"\1¦\2-02-30\3",
    ),
    _added(
        "day of no calendar in a short form",
        "no-such-day",
        "status: paused until ¦2027-02-30",
        lacks="^ *status:",
    ),
    _when(
        "weekday and date differ",
        "weekday-does-not-match-date",
        "¦Monday 12 December 2026 10am to 4pm",
    ),
    _when("end before start", "ends-before-it-starts", "Tuesdays 4pm to ¦2pm"),
    _when(
        "last day before the first",
        "ends-before-it-starts",
        "Tuesdays 2pm to 4pm from 8 June 2027 until ¦11 May 2027",
    ),
    _when("no times", "times-missing", "¦Tuesdays"),
    _when("morning or afternoon", "times-unclear", "Tuesdays ¦2 to 4"),
    _when("misspelt weekday", "when-not-understood", "¦Teusdays 2pm to 4pm", "tuesdays"),
    _when(
        "misspelt month",
        "when-not-understood",
        "Tuesdays 2pm to 4pm from 5 ¦Janaury 2027",
        "january",
    ),
    _when("no year", "year-missing", "Tuesdays 2pm to 4pm from ¦5 January"),
    _when("fortnight without a date", "fortnight-needs-a-date", "¦every other Tuesday 2pm to 4pm"),
    _when(
        "nothing to leave out",
        "exception-never-happens",
        "Tuesdays 2pm to 4pm, not ¦24 December 2026",
    ),
    _when(
        "two sentences", "more-than-one-sentence", "Tuesdays 2pm to 4pm and ¦Thursdays 9am to 10am"
    ),
    Mistake(
        kind="half a postcode",
        code="postcode-not-understood",
        line=r"( *postcode: )(\w+) \w+",
        new=r"\1¦\2",
    ),
    Mistake(
        kind="phone number too short",
        code="phone-not-understood",
        line=r"( *phone: )01632 960\d+",
        new=r"\1¦01632 960",
    ),
    Mistake(
        kind="phone number without its zero",
        code="phone-lost-its-zero",
        line=r"( *phone: )01632 960(\d+)",
        new=r"\1¦1632960\2",
        near=r"01632 960\2",
    ),
    Mistake(
        kind="e-mail without an at sign",
        code="email-not-understood",
        line=r"( *email: )(\S+)@(\S+)",
        new=r"\1¦\2.\3",
    ),
    Mistake(
        kind="http address",
        code="web-address-not-secure",
        line=r"( *website: )https://(\S+)",
        new=r"\1¦http://\2",
        near=r"https://\2",
    ),
    Mistake(
        kind="address without https",
        code="web-address-not-understood",
        line=r"( *website: )https://(\S+)",
        new=r"\1¦\2",
        near=r"https://\2",
    ),
    _value("price clash", "prices-clash", "cost", "£4 a session; ¦£6 a session"),
    _value("misspelt price", "cost-not-understood", "cost", "¦fre", "free"),
    Mistake(
        kind="name too long",
        code="text-too-long",
        line=r"name: .*",
        new=f"name: {_LONG * 16}¦{_LONG * 2}!",
    ),
    Mistake(
        kind="summary too long",
        code="text-too-long",
        line=r"( *)summary: .*",
        new=rf"\1summary: Zoë! {_LONG * 31}¦{_LONG * 2}!",
    ),
    Mistake(kind="empty answer", code="answer-empty", line=rf"( *)({_TEXTS}): .+", new=r"\1¦\2:"),
    Mistake(kind="empty choice", code="answer-empty", line=r"( *)(age|booking): .+", new=r"\1¦\2:"),
    Mistake(
        kind="list where one answer goes",
        code="one-answer-expected",
        line=rf"( *)({_TEXTS}|summary): .+",
        new=r"\1¦\2: [one, two]",
    ),
    Mistake(
        kind="fields where one answer goes",
        code="one-answer-expected",
        line=rf"( *)({_TEXTS}|booking): .+",
        new=r"\1¦\2: {first: one}",
    ),
    Mistake(
        kind="one answer where fields go",
        code="fields-expected",
        line=r"( *)(carers|places|consent|dbs): \{.*\}",
        new=r"\1\2: ¦yes",
    ),
    Mistake(
        kind="wrong answer on funding",
        code="not-a-choice",
        line=rf"( +)({_ROUTES}): (?:yes|no|ask)(.*)",
        new=r"\1\2: ¦perhaps\3",
    ),
    Mistake(
        kind="wrong answer on access",
        code="not-a-choice",
        line=rf"( +)({_FEATURES}): (?:yes|no|partly)((?:,| \().*)",
        new=r"\1\2: ¦maybe\3",
    ),
    Mistake(
        kind="bad day in an answer on access",
        code="no-such-day",
        line=rf"( +)({_FEATURES}): .*",
        new=r"\1\2: partly, the café is steep (checked ¦2026-02-30)",
    ),
    Mistake(
        kind="number in words",
        code="number-not-understood",
        line=r"(.*minutes_walk: )\d+(.*)",
        new=r"\1¦five\2",
    ),
    _value("no age", "age-not-understood", "age", "¦grown-ups"),
    _value("no answer on the Care Act", "care-act-not-understood", "care_act", "¦perhaps"),
    _value("bad number of a registration", "cqc-id-not-understood", "cqc_location", "¦12345"),
    _value("latitude in words", "degrees-not-understood", "lat", "¦fifty"),
    Mistake(
        kind="mobile number without consent",
        code="consent-missing",
        line=r"( *phone: )01632 960(\d+)",
        new=r"\1¦07700 900\2",
        lacks="^consent:",
    ),
    Mistake(
        kind="certificate number",
        code="certificate-number",
        line=rf"( *(?:{_TEXTS}): [^\"'].*[a-z.])",
        new=r"\1 DBS certificate number ¦001234567891",
    ),
    _added(
        "photo without alt",
        "photo-without-alt",
        r"photos:\n  - file: ¦hornbeam-hall.png",
        lacks="^ *photos:",
    ),
    _added(
        "misspelt photo",
        "photo-not-found",
        "photos: [{file: ¦hornbeam-hal.png, alt: A hall.}]",
        "hornbeam-hall.png",
        lacks="^ *photos:",
    ),
    _added(
        "two descriptions",
        "description-twice",
        "¦description: Come in.",
        needs=r"\A---",
        lacks="^description:",
    ),
)
LAYOUT = (
    Mistake(
        kind="text behind a hash",
        code="text-cut-off",
        line=rf"( *(?:{_TEXTS}): [^\"'].*[a-z.])",
        new=r"\1 ¦#4 on the left",
    ),
    Mistake(
        kind="field twice",
        code="field-twice",
        line=r"( *)(bring|booking|care_act): (.+)",
        new=r"\1\2: \3\n\1¦\2: \3",
    ),
    Mistake(kind="anchor", code="anchor-or-alias", line=r"( *bring: )(\w.*)", new=r"\1¦&boots \2"),
    Mistake(kind="alias", code="anchor-or-alias", line=r"( *bring: )(\w.*)", new=r"\1¦*boots"),
    Mistake(kind="tag", code="tag", line=rf"( *(?:{_TEXTS}): )(\w.*)", new=r"\1¦!!str \2"),
    _added("merge key", "merge-key", "¦<<: {licence: OGL}"),
    Mistake(
        kind="character that turns the text round",
        code="hidden-character",
        line=rf"( *(?:name|summary|{_TEXTS}): \w+)( .*)",
        new="\\1¦\u202e\\2",
    ),
    Mistake(
        kind="character without width",
        code="hidden-character",
        line=rf"( *(?:name|summary|{_TEXTS}): \w+)( .*)",
        new="\\1¦\u200b\\2",
    ),
    Mistake(
        kind="control character",
        code="control-character",
        line=rf"( *(?:summary|{_TEXTS}): \w+)( .*)",
        new="\\1¦\x07\\2",
    ),
    Mistake(
        kind="tab in a text",
        code="tab-in-text",
        line=rf"( *(?:summary|{_TEXTS}): \w+) (.*)",
        new="\\1¦\t\\2",
    ),
    Mistake(
        kind="space that is none",
        code="odd-space",
        line=r"( *(?:bring|booking|age|care_act): )(.*)",
        new="\\1¦\u00a0\\2",
    ),
)
ALONE = (
    Mistake(
        kind="colon in a text",
        code="colon-in-text",
        line=r"(summary: \w+) (.*)",
        new=r"\1¦: \2",
        alone=True,
    ),
    Mistake(
        kind="quote that never ends",
        code="quote-not-closed",
        line=r"(summary: )([^\"]+)",
        new=r'\1¦"\2',
        alone=True,
    ),
    Mistake(
        kind="single quote that never ends",
        code="quote-not-closed",
        line=r"(summary: )([^\"']+)",
        new=r"\1¦'\2",
        alone=True,
    ),
    Mistake(
        kind="text behind a quote",
        code="text-after-quote",
        line=r"(summary: )(\w+) ([^\"]*)",
        new=r'\1¦"\2" \3',
        alone=True,
    ),
    Mistake(
        kind="backslash in quotes",
        code="backslash-in-quotes",
        line=r"(summary: )([^\"]*)",
        new=r'\1"The ¦\\dock: \2"',
        alone=True,
    ),
    Mistake(
        kind="tab in the indentation",
        code="tab-in-indentation",
        line=r"  (role: .+)",
        new="¦\t\\1",
        alone=True,
    ),
    Mistake(
        kind="wrong indentation", code="indentation", line=r"(summary: .+)", new=r" ¦\1", alone=True
    ),
    Mistake(
        kind="field without a colon",
        code="colon-missing",
        line=r"summary: (.+)",
        new=r"¦summary \1",
        alone=True,
    ),
    Mistake(
        kind="colon without a space",
        code="space-after-colon",
        line=r"kind: (\w+)",
        new=r"kind¦:\1",
        alone=True,
    ),
    Mistake(
        kind="bracket that never ends",
        code="bracket-not-closed",
        line=r"( *(?:categories|needs): )(\[[a-z, -]+)\]",
        new=r"\1¦\2",
        alone=True,
    ),
    Mistake(
        kind="two commas in a list",
        code="list-in-brackets",
        line=r"( *(?:categories|outcomes): \[[a-z-]+)(, .*)",
        new=r"\1,¦\2",
        alone=True,
    ),
    Mistake(
        kind="text behind a bracket",
        code="text-after-bracket",
        line=r"( *bring: )(\w.*)",
        new=r"\1¦[Boots] \2",
        alone=True,
    ),
    Mistake(
        kind="at sign first",
        code="special-start",
        line=r"( *bring: )(\w.*)",
        new=r"\1¦@\2",
        alone=True,
    ),
    Mistake(
        kind="a list 21 deep",
        code="nested-too-deep",
        line=r"care_act: .*",
        new=f"care_act: {'[' * 19}¦[{']' * 20}",
        alone=True,
    ),
    _added(
        "two versions",
        "merge-conflict",
        r"¦<<<<<<< HEAD\nhub: allen-yard\n=======\nhub: the-net-loft\n>>>>>>> theirs",
        alone=True,
    ),
    _added("second record", "several-documents", "¦---", lacks=r"\A---", alone=True),
    Mistake(
        kind="not UTF-8",
        code="not-utf-8",
        line=r"name: .*",
        new="name: Caf¦é",
        encoding="cp1252",
        alone=True,
        lacks="[^\x00-\xff‘’“”–—…]",
    ),
)
MISTAKES: tuple[Mistake, ...] = (*NAMES, *MISSING, *VALUES, *LAYOUT, *ALONE)
