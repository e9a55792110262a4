"""The search index: records in, Pagefind's files out, the same bytes for the same records.

It answers words alone and tells codes: everything exact stands in the finder's own facts. Without
filters, Pagefind 1.5 writes the same bytes each time.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Event, Thread, Timer
from typing import IO, Any

import pagefind_bin

from fingerpost.artifacts import Artifact, Finished, SearchRecord
from fingerpost.publish.folder import (
    PublishingStopped,
    stopping_on_disk_trouble,
    write_artifacts,
)
from fingerpost.publish.named_index import named

_LANGUAGE = "en"
_NEEDED = ("pagefind.js", "pagefind-entry.json")
_NEEDED_SUFFIXES = (".pf_meta", ".pf_index", ".pf_fragment")


def write_search_index(
    records: Sequence[SearchRecord],
    folder: Path,
    *,
    timeout_seconds: float = 600,
    program: Path | None = None,
) -> int:
    """How many records were indexed. `program` is for tests; None is the packaged Pagefind."""
    ordered = sorted(records, key=lambda record: record.code)
    for first, second in pairwise(ordered):
        if first.code == second.code:
            message = f"two search records have the code {first.code}"
            raise ValueError(message)
    with stopping_on_disk_trouble(folder):
        folder.mkdir(parents=True, exist_ok=True)
    answers = _conversation(program or _pagefind(), _requests(ordered), folder, timeout_seconds)
    count = sum(1 for answer in answers if answer["type"] == "IndexedFile")
    if count != len(records) or answers[-1]["type"] != "GetFiles":
        raise _stopped(f"indexed {count} of {len(records)} records")
    listed = ((file["path"], file["content"]) for file in answers[-1]["files"])
    files = named({path: b64decode(content) for path, content in listed if _is_needed(path)})
    write_artifacts((Artifact(path, files[path], "search index") for path in sorted(files)), folder)
    return count


def index_files(folder: Path) -> tuple[Finished, ...]:
    """The files of an index that was written into `folder`, which stands at the top of the site."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    contents = ((path.relative_to(folder.parent).as_posix(), path.read_bytes()) for path in found)
    return tuple(
        Finished(path, sha256(content).hexdigest(), len(content)) for path, content in contents
    )


def _pagefind() -> Path:
    try:
        return Path(pagefind_bin.get_executable())
    except FileNotFoundError as error:
        raise _stopped("is not installed") from error


def _is_needed(path: str) -> bool:
    """What the search interface loads; the ready-made user interfaces are left out."""
    return path in (*_NEEDED, f"wasm.{_LANGUAGE}.pagefind") or path.endswith(_NEEDED_SUFFIXES)


def _requests(records: Sequence[SearchRecord]) -> tuple[dict[str, Any], ...]:
    """`GetFiles`, not `WriteFiles`: Pagefind waits for ever, or panics, on a disk that refuses."""
    added = (
        {
            "type": "AddRecord",
            "index_id": 0,
            "url": record.code,
            "content": record.content,
            "language": _LANGUAGE,
            "meta": dict(record.meta),
            "filters": {},
            "sort": {},
        }
        for record in records
    )
    start = {"type": "NewIndex", "config": {"force_language": _LANGUAGE}}
    return (start, *added, {"type": "GetFiles", "index_id": 0})


def _conversation(
    program: Path, requests: Sequence[dict[str, Any]], folder: Path, timeout_seconds: float
) -> tuple[dict[str, Any], ...]:
    """One answer for each request, in order. Answers are read while requests are still fed.

    Pagefind reads settings from its environment and its working folder: the one is empty here,
    the other new.
    """
    overdue = Event()
    with _started(program, folder) as process:

        def give_up() -> None:
            overdue.set()
            process.kill()

        guard = Timer(timeout_seconds, give_up)
        feeder = Thread(target=_feed, args=(process.stdin, requests), daemon=True)
        guard.start()
        feeder.start()
        try:
            answers = _answers(process.stdout, len(requests))
        finally:
            guard.cancel()
            process.kill()
            feeder.join()
        complaint = process.stderr.read().decode(errors="replace") if process.stderr else ""
    if len(answers) == len(requests):
        return answers
    if overdue.is_set():
        raise _stopped(f"did not finish within {timeout_seconds:g} seconds", complaint)
    raise _stopped("ended too early", complaint)


def _started(program: Path, folder: Path) -> Popen[bytes]:
    command = (program, "--service")
    try:
        return Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE, bufsize=0, cwd=folder, env={})
    except OSError as error:
        raise _stopped(f"did not start: {error.strerror}") from error


def _feed(stream: IO[bytes], requests: Sequence[dict[str, Any]]) -> None:
    """A broken pipe is left to the reader, who then finds answers missing."""
    messages = (
        b64encode(json.dumps({"message_id": number, "payload": request}).encode()) + b","
        for number, request in enumerate(requests)
    )
    rest = memoryview(b"".join(messages))
    with suppress(OSError):
        while rest:
            rest = rest[stream.write(rest) :]


def _answers(stream: IO[bytes] | None, expected: int) -> tuple[dict[str, Any], ...]:
    """Up to `expected` answers, fewer when Pagefind ends before."""
    answers: list[dict[str, Any]] = []
    for message in _messages(stream):
        try:
            answer = json.loads(b64decode(message, validate=True))["payload"]
            kind = answer["type"]
        except (ValueError, KeyError, TypeError) as error:
            raise _stopped("answered in a way we do not know") from error
        if kind == "Error":
            raise _stopped("refused a record", str(answer.get("message")))
        answers.append(answer)
        if len(answers) == expected:
            break
    return tuple(answers)


def _messages(stream: IO[bytes] | None) -> Iterator[bytes]:
    pieces: list[bytes] = []
    while stream and (chunk := stream.read(1 << 16)):
        *complete, rest = chunk.split(b",")
        for piece in complete:
            yield b"".join((*pieces, piece))
            pieces = []
        pieces.append(rest)


def _stopped(what: str, complaint: str = "") -> PublishingStopped:
    said = f" It said: {' '.join(complaint.split())[-500:]}" if complaint.strip() else ""
    cure = "Install what requirements lists again (`make site` does), then build again."
    return PublishingStopped(f"The search index was not made: Pagefind {what}.{said}", cure)
