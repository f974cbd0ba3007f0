"""Documents through workers that die, tear their answers, or are the wrong ones."""

from __future__ import annotations

import json
import sys
import unittest
from pathlib import Path

from broadsheet_spark.process import ProcessFailed, pipe_lines, pipe_partition
from broadsheet_spark.worker import (
    Document,
    ProtocolError,
    parse_protocol,
    process_documents,
    read_protocol,
)

WORKER = [sys.executable, str(Path(__file__).with_name("fake_worker.py"))]


def answers(*texts: str, command: list[str] | None = None) -> list[tuple[str, str]]:
    """What became of documents: their id and the code of their dead letter, or done."""
    documents = [
        Document(
            "甲报", "2024-05-20", f"d{i}", json.dumps({"id": f"d{i}", "text": text})
        )
        for i, text in enumerate(texts)
    ]
    found = []
    for document, records in process_documents(
        iter(documents), command or WORKER, "abc"
    ):
        letters = [one for one in records if one.table == "dead-letter"]
        code = json.loads(letters[0].line)["row"]["code"] if letters else "done"
        found.append((document.id, code))
    return found


class WorkerTest(unittest.TestCase):
    def test_answers_in_order(self) -> None:
        texts = ["a"] * 500
        self.assertEqual(answers(*texts), [(f"d{i}", "done") for i in range(500)])

    def test_no_documents_start_no_worker(self) -> None:
        self.assertEqual(list(process_documents(iter([]), ["/no/such"], "abc")), [])

    def test_a_document_that_kills_is_a_dead_letter_and_the_others_are_answered(
        self,
    ) -> None:
        found = answers("a", "poison", "b", "poison", "c")
        codes = [code for _, code in sorted(found)]
        self.assertEqual(
            codes, ["done", "WORKER_CRASHED", "done", "WORKER_CRASHED", "done"]
        )

    def test_a_document_that_only_needs_room_is_answered_alone(self) -> None:
        self.assertEqual({code for _, code in answers("a", "heavy", "b")}, {"done"})

    def test_a_torn_answer_is_never_handed_on(self) -> None:
        self.assertEqual(
            sorted(answers("a", "torn")), [("d0", "done"), ("d1", "WORKER_CRASHED")]
        )

    def test_a_worker_that_does_not_start_fails_the_task(self) -> None:
        with self.assertRaisesRegex(ProtocolError, "no model"):
            answers("a", command=[*WORKER, "broken"])

    def test_a_worker_of_another_configuration_fails_the_task(self) -> None:
        document = Document(None, None, "d", json.dumps({"id": "d", "text": "a"}))
        with self.assertRaisesRegex(ProtocolError, "another version"):
            list(process_documents(iter([document]), WORKER, "other"))

    def test_the_protocol_is_read_before_the_job(self) -> None:
        self.assertEqual(read_protocol(WORKER).tables, {"claims": ["v"]})
        with self.assertRaises(ProtocolError):
            parse_protocol('{"table": "claims"}')
        with self.assertRaisesRegex(ProtocolError, "protocol 2"):
            parse_protocol('{"table": "protocol", "protocol": 2}')


class ProcessTest(unittest.TestCase):
    def test_lines_go_through(self) -> None:
        lines = [f"第{i}行" for i in range(20_000)]
        printed = [line.rstrip("\n") for line in pipe_lines(["cat"], lines)]
        self.assertEqual(printed, lines)

    def test_a_failure_says_what_was_said(self) -> None:
        with self.assertRaisesRegex(ProcessFailed, "exit code 3: wrong"):
            list(pipe_lines(["sh", "-c", "echo wrong >&2; exit 3"], ["a"]))

    def test_what_the_feeder_meets_is_raised(self) -> None:
        def lines():
            yield "a"
            raise OSError("gone")

        with self.assertRaisesRegex(OSError, "gone"):
            list(pipe_lines(["cat"], lines()))

    def test_an_empty_partition_starts_nothing(self) -> None:
        self.assertEqual(list(pipe_partition(["/no/such"])(iter([]))), [])


if __name__ == "__main__":
    unittest.main()
