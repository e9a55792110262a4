"""Words that many people can read: short sentences, plain words, honest measures.

The measures are rough, so that each of them leaves room before it says anything, and none of them
ever stops a directory from being published.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from fingerpost.diagnostics import Diagnostic, Severity
from fingerpost.directory import Directory
from fingerpost.model.record import Record
from fingerpost.source.construct import Sourced
from fingerpost.source.shape import Path

LONGEST_SENTENCE = 25  # words
LONGEST_EASY_SENTENCE = 15  # words; Department of Health, Making written information easier, 2010
# A reading age of 11 is the aim. One sentence cannot be measured to the year: 3 are left as room.
_AGE_AIMED_AT = 11
_AGE_TOLD = 14
# A hard word has this many syllables and letters, and a hard text this many hard words.
_HARD_SYLLABLES = 3
_HARD_LETTERS = 8
_FEWEST_HARD_WORDS = 3

# A sign and a space before a capital or number, in bold or in a link too; so do a blank line and
# the start of a list item.
_SENTENCE_END = re.compile(
    r"""[.!?\n](?:(?<!\n)["”’)*_]*\s+(?=["“‘(*_[]*[A-Z0-9£])|(?<=\n)[ \t]*(?=[-*#>0-9\n]))"""
)
_LETTERS = re.compile(r"[A-Za-z][A-Za-z'’]*")
_VOWELS = re.compile(r"[aeiouy]+")

PLAIN_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "beneficiaries": "people",
        "bespoke": "made for you",
        "commence": "start",
        "commences": "starts",
        "co-produced": "made together",
        "cohort": "group",
        "deliver outcomes": "help",
        "empower": "help",
        "empowering": "helping",
        "empowers": "helps",
        "facilitate": "help",
        "facilitated by": "led by",
        "facilitates": "helps",
        "facilitator": "leader",
        "holistic": "whole",
        "in order to": "to",
        "in respect of": "about",
        "multi-agency": "with several organisations",
        "multidisciplinary": "with people of several professions",
        "multi-disciplinary": "with people of several professions",
        "participants": "people who come",
        "person-centred": "built around you",
        "prior to": "before",
        "promote independence": "help you do things for yourself",
        "provision of": "giving",
        "service user": "person who comes",
        "service users": "people who come",
        "signpost": "tell you where to go",
        "signposting": "telling you where to go",
        "signposts": "tells you where to go",
        "social isolation": "being alone a lot",
        "stakeholders": "people it matters to",
        "upskill": "learn new skills",
        "utilise": "use",
        "utilises": "uses",
        "utilising": "using",
    }
)
_JARGON = re.compile(
    r"\b(?:" + "|".join(sorted(PLAIN_WORDS, key=len, reverse=True)).replace(" ", r"\s+") + r")\b",
    re.IGNORECASE,
)
# A text without any of these has no jargon: looking for them first is cheap.
_SIGNS_OF_JARGON = frozenset(max(words.split(), key=len)[:8] for words in PLAIN_WORDS)


class _Text(NamedTuple):
    source: Sourced[Any]
    path: Path
    text: str


def long_sentence(directory: Directory) -> Iterator[Diagnostic]:
    """A sentence has at most 25 words."""
    for text in _texts(directory):
        if len(text.text.split()) > LONGEST_SENTENCE:
            for sentence in sentences_of(text.text):
                if _has_more_words(sentence, LONGEST_SENTENCE):
                    yield _too_long("long-sentence", text, sentence, LONGEST_SENTENCE)


def long_easy_sentence(directory: Directory) -> Iterator[Diagnostic]:
    """A sentence that is easy to read has at most 15 words."""
    for provider in directory.providers:
        easy = provider.record.easy_read
        for number, line in enumerate(easy.lines if easy else ()):
            text = _Text(provider, ("easy_read", "lines", number, "say"), line.say)
            for sentence in sentences_of(line.say):
                if _has_more_words(sentence, LONGEST_EASY_SENTENCE):
                    yield _too_long("long-easy-sentence", text, sentence, LONGEST_EASY_SENTENCE)


def hard_to_read(directory: Directory) -> Iterator[Diagnostic]:
    """A summary can be read by most people: its reading age is about 11."""
    for text in _texts(directory, ("summary",)):
        long_words = [word for word in text.text.split() if len(word) >= _HARD_LETTERS]
        if len(long_words) < _FEWEST_HARD_WORDS:
            continue
        sentences = sentences_of(text.text)
        if any(_has_more_words(sentence, LONGEST_SENTENCE) for sentence in sentences):
            continue
        hard = set(filter(_is_hard, _plain_words(sentences)))
        age = reading_age(sentences)
        if age >= _AGE_TOLD and len(hard) >= _FEWEST_HARD_WORDS:
            hardest = sorted(hard, key=_hardness)[:3]
            yield _advice(
                "hard-to-read",
                f"this is hard to read: its reading age is about {min(round(age), 20)}",
                text,
                text.text,
                expected=f"a reading age of about {_AGE_AIMED_AT}: short words, one idea",
                fix=f"use other words for {', '.join(f'“{word}”' for word in hardest)}",
            )


def jargon(directory: Directory) -> Iterator[Diagnostic]:
    """Plain words stand in place of the words of an office."""
    for text in _texts(directory):
        folded = text.text.casefold()
        if not any(sign in folded for sign in _SIGNS_OF_JARGON):
            continue
        words = {found[0].casefold(): found[0] for found in _JARGON.finditer(text.text)}
        for word, written in words.items():
            yield _advice(
                "jargon",
                f"“{' '.join(written.split())}” is a word of offices",
                text,
                written,
                expected="words that people use at home",
                fix=f"say it another way, such as “{PLAIN_WORDS[' '.join(word.split())]}”",
            )


def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a text, headings and list items among them, each with its final sign."""
    ends = [(found.start() + 1, found.end()) for found in _SENTENCE_END.finditer(text)]
    starts = [0, *(after for _, after in ends)]
    stops = [*(stop for stop, _ in ends), len(text)]
    parts = (text[start:stop].strip() for start, stop in zip(starts, stops, strict=True))
    return tuple(part for part in parts if part)


def _words(sentence: str) -> list[str]:
    """The words with the signs at them; a dash between spaces is none."""
    return [word for word in sentence.split() if any(map(str.isalnum, word))]


def _has_more_words(sentence: str, most: int) -> bool:
    return len(sentence.split()) > most and len(_words(sentence)) > most


def reading_age(sentences: Sequence[str]) -> float:
    """Flesch and Kincaid's grade (1975) plus 5 years, with syllables counted by groups of vowels.

    Names count as words and not as hard ones.
    """
    words = sum(len(_LETTERS.findall(sentence)) for sentence in sentences)
    plain = _plain_words(sentences)
    if not plain:
        return 0.0
    syllables = sum(map(_syllables, plain)) / len(plain)
    return 0.39 * words / len(sentences) + 11.8 * syllables - 15.59 + 5


def _plain_words(sentences: Sequence[str]) -> tuple[str, ...]:
    """The words that are no names: a sentence's first word counts, other capitals do not."""
    return tuple(
        word
        for sentence in sentences
        for number, word in enumerate(_LETTERS.findall(sentence))
        if number == 0 or word[0].islower()
    )


def _syllables(word: str) -> int:
    bare = word.casefold()
    count = len(_VOWELS.findall(bare))
    silent = (bare.endswith("e") and not bare.endswith("le")) or (
        bare.endswith("ed") and not bare.endswith(("ted", "ded"))
    )
    return max(1, count - silent)


def _is_hard(word: str) -> bool:
    return len(word) >= _HARD_LETTERS and _syllables(word) >= _HARD_SYLLABLES


def _hardness(word: str) -> tuple[int, int, str]:
    return (-_syllables(word), -len(word), word)


def _texts(
    directory: Directory,
    names: Sequence[str] = ("summary", "what_happens", "description", "introduction", "body"),
) -> Iterator[_Text]:
    """The texts of the named fields, as far as the directory's own people wrote them."""
    for source, path, record in _worded(directory):
        for name in names:
            if text := getattr(record, name, ""):
                yield _Text(source, (*path, name), text)


def _worded(directory: Directory) -> Iterator[tuple[Sourced[Any], Path, Record]]:
    """Each record that holds words for readers, in the file and at the path where it stands."""
    for guide in directory.guides:
        yield guide, (), guide.record
    for locality in directory.localities:
        yield locality, (), locality.record
        for number, town in enumerate(locality.record.towns):
            yield locality, ("towns", number), town
    for provider in directory.providers:
        if not provider.record.is_imported:
            yield provider, (), provider.record
            for number, activity in enumerate(provider.record.activities):
                yield provider, ("activities", number), activity


def _too_long(code: str, text: _Text, sentence: str, most: int) -> Diagnostic:
    words = _words(sentence)
    start = " ".join(words[:5])
    return _advice(
        code,
        f"the sentence “{start} …” has {len(words)} words",
        text,
        sentence,
        expected=f"at most {most} words in a sentence",
        fix="make two sentences of it, or leave out what can be asked later",
    )


def _advice(
    code: str, message: str, text: _Text, part: str, *, expected: str, fix: str
) -> Diagnostic:
    return Diagnostic(
        code,
        message,
        text.source.file,
        text.source.part(text.path, part),
        severity=Severity.ADVICE,
        expected=expected,
        fix=fix,
    )
