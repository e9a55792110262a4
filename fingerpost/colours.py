"""The colour tokens of the stylesheet: what they are in each display state, and whether each pair
of ink and ground that stands together can be told apart.

Source: WCAG 2.2 1.4.3 and 1.4.6 for writing, 1.4.11 for edges, and its definitions of contrast
ratio and relative luminance.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from fingerpost.diagnostics import Diagnostic, Related, Severity, SourceFile, Span, nearest
from fingerpost.model.colours import Colour

AAA, AA, SEEN = 7.0, 4.5, 3.0
DARK, MORE = "prefers-color-scheme:dark", "prefers-contrast:more"
STATES: Mapping[str, frozenset[str]] = {
    "in light": frozenset(),
    "in dark": frozenset({DARK}),
    "with more contrast": frozenset({MORE}),
    "with more contrast in dark": frozenset({DARK, MORE}),
}
"""The features of a reader's settings, by the words for them."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BRACE = re.compile(r"([^{};]*)\{|\}")
_TOKEN = re.compile(r"--([a-z0-9-]+)\s*:\s*([^;{}]*[^;{}\s])")
_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_STEPS = 100


@dataclass(frozen=True, slots=True)
class Pair:
    """An ink and what it stands on, by their tokens. Under `least` nothing is published, under
    `wanted` somebody is told."""

    ink: str
    ground: str
    wanted: float
    least: float
    expected: str


_TEXT = f"at least {AAA:g}:1 between writing and its ground; under {AA:g}:1 nothing is published"
_EDGE = f"at least {SEEN:g}:1: the edge tells where to press or to write"
_ACCENT = f"at least {SEEN:g}:1, so that it is seen as a colour; the words beside it stay"
_TINTS = tuple(f"{land}-tint" for land in Colour)
_STANDS_ON: Mapping[str, tuple[str, ...]] = {
    "ink": ("ground", "panel", "notice", *_TINTS),
    "ink-quiet": ("ground", "panel", *_TINTS),
    "action": ("ground", "panel", "notice", *_TINTS),
    "on-action": ("action",),
    "focus-ink": ("focus",),
}

# An edge that cannot be seen hides a control from people, so it is refused like writing that cannot
# be read (1.4.11 is level AA too). An accent only repeats what a word says.
PAIRS: tuple[Pair, ...] = (
    *(Pair(ink, on, AAA, AA, _TEXT) for ink, grounds in _STANDS_ON.items() for on in grounds),
    *(Pair("edge", ground, SEEN, SEEN, _EDGE) for ground in ("ground", "panel")),
    *(
        Pair(str(land), ground, SEEN, 0.0, _ACCENT)
        for land in Colour
        for ground in ("ground", "panel", f"{land}-tint")
    ),
)
NAMES: tuple[str, ...] = tuple(
    dict.fromkeys(name for pair in PAIRS for name in (pair.ink, pair.ground))
)


@dataclass(frozen=True, slots=True)
class Token:
    """A custom property of a `:root` block, as it is declared once. `features` are the settings
    that its block asks for; `span` is that of the value."""

    name: str
    value: str
    span: Span
    features: frozenset[str]

    @property
    def is_colour(self) -> bool:
        return bool(_HEX.fullmatch(self.value))


@dataclass(frozen=True, slots=True)
class _Use:
    """A pair in one state."""

    pair: Pair
    state: str
    ink: Token
    ground: Token

    @property
    def ratio(self) -> float:
        return contrast(self.ink.value, self.ground.value)

    @property
    def lacks(self) -> tuple[bool, float]:
        """To be sorted by: the worst is the greatest."""
        return self.ratio < self.pair.least, self.pair.wanted / self.ratio


@dataclass(frozen=True)
class Tokens:
    """The tokens that `file` declares, in their order."""

    file: SourceFile
    declared: tuple[Token, ...]

    def shown(self, state: str) -> Mapping[str, Token]:
        """What holds in a state of `STATES`: of two that apply the later one."""
        asked = STATES[state]
        return {token.name: token for token in self.declared if token.features <= asked}

    @cached_property
    def uses(self) -> tuple[_Use, ...]:
        """Every pair in every state, as far as both are there and are colours."""
        found = []
        for state in STATES:
            shown = {name: token for name, token in self.shown(state).items() if token.is_colour}
            found += [
                _Use(pair, state, shown[pair.ink], shown[pair.ground])
                for pair in PAIRS
                if pair.ink in shown and pair.ground in shown
            ]
        return tuple(found)


def parse_tokens(file: SourceFile) -> Tokens:
    """The `:root` blocks of a stylesheet. Blocks for other media, such as paper, are left out."""
    text = _COMMENT.sub(lambda comment: " " * len(comment[0]), file.text)
    return Tokens(file, tuple(_tokens(text)))


def _tokens(text: str) -> Iterator[Token]:
    around: list[str] = []
    for brace in _BRACE.finditer(text):
        if brace[0] == "}":
            del around[-1:]
            continue
        around.append(brace[1].strip())
        features = _features_of(around[:-1])
        if around[-1] == ":root" and features is not None:
            end = text.find("}", brace.end())
            for found in _TOKEN.finditer(text, brace.end(), end if end >= 0 else len(text)):
                yield Token(found[1], found[2], Span(*found.span(2)), features)


def _features_of(around: Sequence[str]) -> frozenset[str] | None:
    """The settings that the blocks around another ask for; None when they ask for anything else."""
    asked: set[str] = set()
    for prelude in around:
        if not prelude.startswith("@media"):
            return None
        condition = re.sub(r"[\s()]", " ", prelude.removeprefix("@media")).split(" and ")
        asked.update("".join(part.split()) for part in condition)
    return frozenset(asked) if asked <= {DARK, MORE} else None


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, of `#rgb` or `#rrggbb`."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> tuple[int, ...]:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    return tuple(int(digits[start : start + 2], 16) for start in (0, 2, 4))


def colour_problems(file: SourceFile) -> Iterator[Diagnostic]:
    """Colours that are missing, that cannot be measured, and that are too close. One colour is told
    once, where it is declared, with its worst pair."""
    tokens = parse_tokens(file)
    yield from _missing(tokens)
    yield from _not_understood(tokens)
    for ink in tokens.declared:
        close = [use for use in tokens.uses if use.ink is ink and use.ratio < use.pair.wanted]
        if close:
            yield _too_close(tokens, max(close, key=lambda use: use.lacks))


def _missing(tokens: Tokens) -> Iterator[Diagnostic]:
    light = tokens.shown("in light")
    others = {token.name: token for token in tokens.declared if token.name not in NAMES}
    for name in NAMES:
        if name in light:
            continue
        close = nearest(name, others)
        yield Diagnostic(
            "colour-missing",
            f"there is no colour --{name}",
            tokens.file,
            others[close[0]].span if close else Span(0, 0),
            expected="every colour stands in the first block :root, which holds for everybody",
            fix=f"write --{name} in place of --{close[0]}"
            if close
            else f"add a line such as `--{name}: #1c1b17;` to the first block :root",
        )


def _not_understood(tokens: Tokens) -> Iterator[Diagnostic]:
    for token in tokens.declared:
        if token.name in NAMES and not token.is_colour:
            yield Diagnostic(
                "colour-not-understood",
                f"the contrast of “{token.value}” cannot be measured",
                tokens.file,
                token.span,
                expected="# and six digits of 0 to 9 and a to f, such as #1c1b17",
                fix=f"write the same colour of --{token.name} in this way",
            )


def _too_close(tokens: Tokens, worst: _Use) -> Diagnostic:
    ink, ground, pair = worst.ink, worst.ground, worst.pair
    better = _nearest_better(tokens, ink)
    if better:
        fix = f"{_way(ink.value, better)} --{ink.name}: `{better}` is far enough"
    else:
        fix = f"{_way(ink.value, ground.value)} --{ground.name}"
    return Diagnostic(
        "colours-too-close",
        f"--{ink.name} has a contrast of {_in_words(worst.ratio)} on --{ground.name} {worst.state}",
        tokens.file,
        ink.span,
        severity=Severity.ERROR if worst.ratio < pair.least else Severity.ADVICE,
        expected=pair.expected,
        fix=fix,
        replacement=better,
        related=(Related(tokens.file, ground.span, f"--{ground.name} is {ground.value}"),),
    )


def _way(start: str, end: str) -> str:
    return "lighten" if luminance(end) > luminance(start) else "darken"


def _in_words(ratio: float) -> str:
    """Never rounded up: 6.98 is not 7."""
    return f"{int(ratio * 10) / 10:g}:1"


def _nearest_better(tokens: Tokens, ink: Token) -> str | None:
    """The colour nearest to `ink` that is right wherever it stands, and spoils nothing on it."""
    inks = [use for use in tokens.uses if use.ink is ink]
    grounds = [use for use in tokens.uses if use.ground is ink]
    for step in range(1, _STEPS + 1):
        for end in (0, 255):
            made = "#" + "".join(
                f"{round(value + (end - value) * step / _STEPS):02x}"
                for value in _channels(ink.value)
            )
            if all(contrast(made, use.ground.value) >= use.pair.wanted for use in inks) and all(
                contrast(use.ink.value, made) >= min(use.pair.wanted, use.ratio) for use in grounds
            ):
                return made
    return None
