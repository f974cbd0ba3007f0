"""Documents through `broadsheet worker` inside a Spark task.

The protocol is described in docs/worker-protocol.md. Only whole documents leave
this module: what a worker has begun to answer when it dies is dropped, and the
document is given to another one.
"""

from __future__ import annotations

import hashlib
import json
from collections import deque
from dataclasses import dataclass
from typing import Any, Iterator, Sequence

from .process import LineFilter, ProcessFailed, pipe_lines

PROTOCOL = 1

# A worker that dies takes its task along only if it cannot be said over which
# document. Those under way are tried alone, this often, before one is given up.
ATTEMPTS_ALONE = 2


class ProtocolError(RuntimeError):
    """The worker is none that this job can read, or not the one of the driver."""


@dataclass(frozen=True)
class Document:
    """A line for the worker, with the partition that it belongs to."""

    paper: str | None
    day: str | None
    id: str
    line: str


@dataclass(frozen=True)
class Record:
    """A line of the worker, with what Spark sorts and joins by."""

    document: str
    table: str
    index: int
    order: str | None
    line: str


@dataclass(frozen=True)
class Protocol:
    """What a worker says of itself before it reads anything."""

    version: str
    config_hash: str
    tables: dict[str, list[str]]


def read_protocol(command: Sequence[str]) -> Protocol:
    """Starts a worker on nothing: where it cannot work the job ends here, not in a task."""
    lines = list(pipe_lines(command, ()))
    if not lines:
        raise ProtocolError(f"`{' '.join(command)}` printed no protocol record")
    return parse_protocol(lines[0])


def parse_protocol(line: str) -> Protocol:
    """The first line of a worker."""
    try:
        said: Any = json.loads(line)
    except ValueError:
        said = None
    if not isinstance(said, dict) or said.get("table") != "protocol":
        raise ProtocolError(f"not a worker's first line: {line[:200]}")
    if said["protocol"] != PROTOCOL:
        raise ProtocolError(
            f"the worker speaks protocol {said['protocol']}, this job {PROTOCOL}: "
            "use the job of the worker's version"
        )
    tables = {table["name"]: table["columns"] for table in said["tables"]}
    return Protocol(said["version"], said["config_hash"], tables)


def process_documents(
    documents: Iterator[Document], command: Sequence[str], config_hash: str
) -> Iterator[tuple[Document, list[Record]]]:
    """Every document with its records, in the order in which they came.

    A document over which workers die even when it is alone becomes a dead letter
    with the code WORKER_CRASHED; all others are answered by a new worker.
    """
    while True:
        first = next(documents, None)
        if first is None:
            return
        under_way: deque[Document] = deque()
        try:
            source = _chain(first, documents)
            yield from _one_worker(source, under_way, command, config_hash)
            return
        except ProcessFailed:
            for document in list(under_way):
                yield document, _alone(document, command, config_hash)


def _one_worker(
    documents: Iterator[Document],
    under_way: deque[Document],
    command: Sequence[str],
    config_hash: str,
) -> Iterator[tuple[Document, list[Record]]]:
    def lines() -> Iterator[str]:
        for document in documents:
            under_way.append(document)
            yield document.line

    running = LineFilter(command, lines())
    try:
        printed = iter(running)
        _check_same(_greeting(running, printed), config_hash)
        records: list[Record] = []
        for line in printed:
            record = parse_record(line)
            records.append(record)
            if record.table == "end":
                _check_whole(records)
                # Answers come in the order of the documents.
                yield under_way.popleft(), records
                records = []
        running.close()
        if under_way:
            raise ProcessFailed(f"{len(under_way)} documents were not answered")
    finally:
        running.kill()


def _greeting(running: LineFilter, printed: Iterator[str]) -> Protocol:
    first = next(printed, None)
    if first is not None:
        return parse_protocol(first)
    # No document is to blame: the task fails, and its retry may be elsewhere.
    try:
        running.close()
    except ProcessFailed as failed:
        raise ProtocolError(f"the worker does not start: {failed}") from failed
    raise ProtocolError("the worker said nothing")


def _alone(
    document: Document, command: Sequence[str], config_hash: str
) -> list[Record]:
    reason = ""
    for _ in range(ATTEMPTS_ALONE):
        try:
            alone = [*command, "--batch", "1"]
            answers = list(_one_worker(iter([document]), deque(), alone, config_hash))
            return answers[0][1]
        except ProcessFailed as failed:
            reason = str(failed)
    return dead_letter(document, "WORKER_CRASHED", _crash_reason(reason))


def _crash_reason(reason: str) -> str:
    return (
        f"No worker got through this document, not even alone ({reason[:500]}). "
        "Give executors more memory, or split the document."
    )


def dead_letter(document: Document, code: str, reason: str) -> list[Record]:
    """The records of a document that gave no rows, as a worker would write them."""
    line = hashlib.sha256(document.line.encode("utf-8")).hexdigest()
    name = {
        "document": document.id,
        "input": hashlib.sha256(line.encode()).hexdigest()[:16],
    }
    row = {
        "issue_id": document.id,
        "path": document.id,
        "stage": "read",
        "code": code,
        "reason": reason,
    }
    letter = {"table": "dead-letter", **name, "index": 0, "row": row}
    counts = {"dead-letter": 1}
    end = {"table": "end", **name, "status": "dead", "counts": counts}
    return [parse_record(_json(letter)), parse_record(_json(end))]


def parse_record(line: str) -> Record:
    """A line of the protocol other than the first."""
    text = line.rstrip("\n")
    try:
        said: Any = json.loads(text)
        return Record(
            said["document"],
            said["table"],
            said.get("index", 0),
            said.get("order"),
            text,
        )
    except (ValueError, KeyError, TypeError) as wrong:
        raise ProcessFailed(f"no record of the protocol: {text[:200]}") from wrong


def _check_same(protocol: Protocol, config_hash: str) -> None:
    if protocol.config_hash != config_hash:
        raise ProtocolError(
            "the worker of this executor has another version, model or configuration "
            f"than the driver's ({protocol.config_hash[:12]}, not {config_hash[:12]})"
        )


def _check_whole(records: Sequence[Record]) -> None:
    end = json.loads(records[-1].line)
    counted: dict[str, int] = {}
    for record in records[:-1]:
        if record.document != end["document"]:
            raise ProcessFailed(f"records of two documents in one: {record.document}")
        counted[record.table] = counted.get(record.table, 0) + 1
    told = {table: count for table, count in end["counts"].items() if count > 0}
    if counted != told:
        raise ProcessFailed(f"{end['document']}: {counted} records, {told} counted")


def _chain(first: Document, rest: Iterator[Document]) -> Iterator[Document]:
    yield first
    yield from rest


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
