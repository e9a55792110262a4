"""The list of promises: every rule, in the order in which `docs/rules.md` explains them."""

from collections.abc import Callable, Iterator

from fingerpost.diagnostics import Diagnostic
from fingerpost.directory import Directory

Check = Callable[[Directory], Iterator[Diagnostic]]
CHECKS: tuple[Check, ...] = ()
