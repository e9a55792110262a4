"""What a person at a terminal or a log sees of a run: steps, problems and the summary."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.status import Status

from fingerpost.diagnostics import Diagnostic
from fingerpost.faces import as_github, as_json, as_text
from fingerpost.pipeline import Outcome

FORMATS = ("text", "github", "json")


class Talk:
    """Progress and talk on standard error, in plain lines where that is no terminal."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._console = Console(stderr=True, highlight=False, soft_wrap=True)
        self._status: Status | None = None

    def step(self, words: str) -> None:
        if self._quiet:
            return
        if not self._console.is_terminal:
            self._console.print(f"{words}…", markup=False)
        elif self._status is None:
            self._status = self._console.status(f"{words}…")
            self._status.start()
        else:
            self._status.update(f"{words}…")

    def done(self) -> None:
        if self._status is not None:
            self._status.stop()
            self._status = None

    def line(self, words: str) -> None:
        """Something that is said in any case but when quiet."""
        if not self._quiet:
            self._console.print(words, markup=False)

    def trouble(self, words: str) -> None:
        """Something that is always said."""
        self._console.print(words, markup=False)


def print_problems(
    problems: Iterable[Diagnostic], face: str, write: Callable[[str], object] = sys.stdout.write
) -> None:
    """All problems in one face. In text, advice comes after the errors."""
    ordered = sorted(problems, key=lambda problem: not problem.stops_the_build)
    if face == "json":
        write(as_json(ordered) + "\n")
        return
    for problem in ordered:
        write((as_github(problem) if face == "github" else as_text(problem)) + "\n")


def advice_words(problems: Iterable[Diagnostic]) -> str:
    """`2 lapsed-check, 1 review-is-due`; empty without advice."""
    kinds = Counter(problem.code for problem in problems if not problem.stops_the_build)
    return ", ".join(f"{count} {code}" for code, count in sorted(kinds.items()))


def error_words(problems: Iterable[Diagnostic]) -> str:
    errors = [problem for problem in problems if problem.stops_the_build]
    files = {problem.file.path for problem in errors}
    found = f"{len(errors)} {'problem' if len(errors) == 1 else 'problems'}"
    return f"{found} in {len(files)} {'file' if len(files) == 1 else 'files'}"


def report(problems: Sequence[Diagnostic], face: str, talk: Talk, *, advice: bool) -> None:
    """Errors always; advice when asked for, and for programs, which choose for themselves."""
    told = [each for each in problems if each.stops_the_build or advice or face != "text"]
    if told or face == "json":
        print_problems(told, face)
    words = advice_words(problems)
    if words:
        talk.line(f"Advice: {words}." + ("" if advice else " See it with --advice."))


def summary(outcome: Outcome, site: Path, seconds: float) -> str:
    counts = f"{outcome.providers} entries, {outcome.activities} activities, {outcome.pages} pages"
    if not outcome.published:
        return f"Checked {counts} in {seconds:.1f} seconds: no errors."
    index = f"{outcome.indexed} in the search index" if outcome.indexed else "no search index"
    return f"Published {counts}, {index}, in {seconds:.1f} seconds: {site}"
