"""The job on a real cluster, a worker of which is killed in the middle.

BROADSHEET="node dist/program/cli.js" python -m unittest tests.test_cluster
"""

from __future__ import annotations

import csv
import json
import os
import shlex
import shutil
import subprocess
import tempfile
import time
import unittest
from pathlib import Path
from typing import Any

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from broadsheet_spark.store import MARKER
from broadsheet_spark.tables import load_tables

from .archive import write_archive, write_lines
from .cluster import Cluster, environment, submit

BROADSHEET = os.environ.get("BROADSHEET", "")
JOB_SECONDS = 1500


@unittest.skipUnless(BROADSHEET, "BROADSHEET names no command")
class ClusterTest(unittest.TestCase):
    """Steps of one story, in their order: each goes on with what the one before left."""

    folder: Path
    cluster: Cluster
    spark: SparkSession
    documents: list[dict[str, str]]

    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = Path(tempfile.mkdtemp(prefix="broadsheet-spark-"))
        cls.documents = write_archive(cls.folder / "archive.jsonl")
        os.environ.update(environment())
        cls.spark = (
            SparkSession.builder.master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "1")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
            .getOrCreate()
        )
        cls.spark.sparkContext.setLogLevel("ERROR")
        cls.cluster = Cluster(cls.folder / "cluster", 2)

    @classmethod
    def tearDownClass(cls) -> None:
        cls.cluster.close()
        cls.spark.stop()
        shutil.rmtree(cls.folder)

    def test_1_worker_killed_in_the_middle(self) -> None:
        victim = self.cluster.workers[1]
        job = self._submit("first")
        self._wait_until(lambda: victim.runs("cli.js worker"), job)
        victim.kill()
        report = self._finish(job, "first")
        self.assertIn("Lost executor", self._log("first"))
        self.assertEqual(report["documents_processed"], len(self.documents))
        self.assertEqual(report["dead_letters"], 1)
        self._compare("single")

    def test_2_nothing_new_is_nothing_done(self) -> None:
        before = self._files("out")
        report = self._finish(self._submit("second"), "second")
        self.assertEqual(report["documents_processed"], 0)
        self.assertEqual(report["table_partitions_written"], 0)
        self.assertEqual(before, self._files("out"))

    def test_3_one_document_more_is_one_partition(self) -> None:
        before = self._files("out/records")
        new = {**self.documents[1], "id": "late", "text": "陈大河表示，客流增长12%。"}
        self.documents.append(new)
        write_lines(self.folder / "archive.jsonl", self.documents)
        report = self._finish(self._submit("third"), "third")
        key = (new["publication"], new["date"])
        own = [
            d for d in self.documents if (d.get("publication"), d.get("date")) == key
        ]
        self.assertEqual(report["partitions_processed"], 1)
        self.assertEqual(report["documents_processed"], len(own))
        kept = {name for name in before if f"day={new['date']}" not in name}
        after = self._files("out/records")
        self.assertTrue(kept)
        self.assertEqual(
            {name: before[name] for name in kept}, {n: after[n] for n in kept}
        )
        self._compare("again")

    def test_4_merge_of_the_records_writes_the_same_bytes(self) -> None:
        stored = self.spark.read.parquet(str(self.folder / "out/records"))
        lines = [
            row.line
            for row in stored.where(F.col("table") != MARKER).select("line").collect()
        ]
        greeting = self._program("worker").splitlines()[0]
        (self.folder / "records.jsonl").write_text(
            "\n".join([greeting, *lines, ""]), "utf-8"
        )
        self._program(
            "merge", "records.jsonl", "--output", "merged", "--speakers", "merged.jsonl"
        )
        for table in load_tables():
            for name in [f"{table.name}.jsonl"] + [f"{table.name}.csv"] * table.csv:
                with self.subTest(name):
                    self.assertEqual(
                        (self.folder / "merged" / name).read_bytes(),
                        (self.folder / "again" / name).read_bytes(),
                    )

    def _submit(self, name: str) -> subprocess.Popen[bytes]:
        return submit(
            self.cluster.url,
            self.folder / f"{name}.log",
            ["--input", str(self.folder / "archive.jsonl")]
            + ["--output", str(self.folder / "out"), "--broadsheet", BROADSHEET]
            + ["--task-bytes", "3000"],
        )

    def _wait_until(self, ready: Any, job: subprocess.Popen[bytes]) -> None:
        until = time.monotonic() + JOB_SECONDS
        while not ready():
            self.assertIsNone(job.poll(), "the job ended too early")
            self.assertLess(time.monotonic(), until)
            time.sleep(0.05)

    def _finish(self, job: subprocess.Popen[bytes], name: str) -> dict[str, Any]:
        try:
            printed, _ = job.communicate(timeout=JOB_SECONDS)
        except subprocess.TimeoutExpired:
            job.kill()
            raise
        self.assertEqual(job.returncode, 2, self._log(name)[-6000:] + printed.decode())
        return json.loads(printed.decode().strip().splitlines()[-1])

    def _log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text("utf-8", "replace")

    def _files(self, name: str) -> dict[str, int]:
        """Files of rows and when they were written."""
        base = self.folder / name
        return {
            str(file.relative_to(base)): file.stat().st_mtime_ns
            for file in base.rglob("part-*")
            if "dead-letter" not in file.parts
        }

    def _program(self, *arguments: str) -> str:
        command = [*shlex.split(BROADSHEET), *arguments]
        done = subprocess.run(
            command, cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True
        )
        self.assertIn(done.returncode, (0, 2), done.stderr.decode())
        return done.stdout.decode()

    def _compare(self, single: str) -> None:
        """All rows of all tables, in both formats, with those of a run on one machine."""
        self._program(
            *("run", "archive.jsonl", "--output", single, "--parquet"),
            *("--speakers", f"{single}.jsonl", "--no-config"),
        )
        for table in load_tables():
            columns = [column.name for column in table.columns]
            with self.subTest(table.name):
                alone = self.spark.read.parquet(
                    str(self.folder / single / f"{table.name}.parquet")
                )
                spread = self.spark.read.parquet(
                    str(self.folder / "out/parquet" / table.name)
                )
                self.assertEqual(alone.columns, columns)
                # A table without rows has no folder: the archive must give some to each.
                self.assertFalse(alone.isEmpty())
                self.assertEqual(alone.dtypes, spread.select(columns).dtypes)
                self.assertEqual(_rows(alone), _rows(spread.select(columns)))
            if table.csv:
                with self.subTest(f"{table.name}.csv"):
                    alone_cells = _cells([self.folder / single / f"{table.name}.csv"])
                    files = (self.folder / "out/csv" / table.name).rglob("*.csv")
                    self.assertEqual(alone_cells, _cells(sorted(files)))
        register = sorted((self.folder / "out/register").glob("part-*"))
        self.assertEqual(
            "".join(file.read_text("utf-8") for file in register),
            (self.folder / f"{single}.jsonl").read_text("utf-8"),
        )


def _rows(frame: DataFrame) -> list[str]:
    return sorted(str(row) for row in frame.collect())


def _cells(files: list[Path]) -> list[list[str]]:
    """The records of CSV files under one header, sorted."""
    records: list[list[str]] = []
    headers = set()
    for file in files:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            header, *rows = csv.reader(opened)
        headers.add(tuple(header))
        records += rows
    assert len(headers) == 1, headers
    return sorted(records)


if __name__ == "__main__":
    unittest.main()
