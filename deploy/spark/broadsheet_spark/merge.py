"""What issues have to do with each other: speakers, reprints, alarms.

The rules are the program's own: every step pipes records through
`broadsheet merge --step …`. Here stands only what may be done side by side.
"""

from __future__ import annotations

from typing import Sequence

from pyspark import StorageLevel
from pyspark.sql import Column, DataFrame, Row, SparkSession
from pyspark.sql import functions as F

from .process import pipe_lines, pipe_partition

# Records that take part in what is between issues carry these.
EVIDENCE = "`table` = 'speaker-evidence'"
ISSUE = "`table` = 'issue'"


class Merger:
    """Runs the steps of a merge over the records of a store."""

    def __init__(
        self, spark: SparkSession, command: Sequence[str], speakers: Sequence[str]
    ) -> None:
        """`speakers`: the option that names a register to begin with, or nothing."""
        self.spark = spark
        self.command = list(command)
        self.speakers = list(speakers)

    def _step(self, name: str, *more: str) -> list[str]:
        return [*self.command, "--step", name, *more]

    def speaker_lines(self, records: DataFrame, tasks: int) -> DataFrame:
        """Ids of speakers and entries of the register, as `document`, `table`, `line`.

        Speakers meet only along chains of common names, so groups of names go to
        tasks of their own, each in the order of the archive.
        """
        evidence = records.where(EVIDENCE).select("order", "line", _keys("line"))
        names = evidence.where(F.size("keys") > 1)
        groups = self._groups(names, tasks)
        own = F.element_at("keys", 1)
        keyed = evidence.withColumn("key", own).join(F.broadcast(groups), "key", "left")
        grouped = keyed.withColumn("group", F.coalesce("group", "key"))
        sorted_lines = grouped.repartition(tasks, "group").sortWithinPartitions("order")
        return self._piped(sorted_lines, self._step("speakers", *self.speakers))

    def _groups(self, names: DataFrame, tasks: int) -> DataFrame:
        """Names that hang together, by name. Few speakers have two: this is one task."""
        # The same pair of names again adds nothing: thousands of issues have it.
        one_each = names.dropDuplicates(["keys"]).select("line").coalesce(1)
        answer = one_each.rdd.map(_line).mapPartitions(
            pipe_partition(self._step("groups", *self.speakers))
        )
        schema = "table string, key string, `group` string"
        parsed = self.spark.createDataFrame(answer, "string").select(
            F.from_json("value", schema).alias("row")
        )
        return parsed.select("row.key", "row.group")

    def reprint_lines(self, records: DataFrame) -> DataFrame:
        """First printings by article. One pass in the order of the archive, so one task."""
        issues = records.where(ISSUE).select("order", "line")
        ordered = issues.repartition(1).sortWithinPartitions("order")
        return self._piped(ordered, self._step("reprints"))

    def alarm_lines(self, records: DataFrame, tasks: int) -> DataFrame:
        """Issues out of line with the earlier ones of their publication."""
        publication = F.get_json_object("line", "$.row.publication").alias("of")
        issues = records.where(ISSUE).select("order", "line", publication)
        ordered = issues.repartition(tasks, "of").sortWithinPartitions("order")
        return self._piped(ordered, self._step("alarms"))

    def settled_lines(
        self, records: DataFrame, facts: DataFrame, tasks: int
    ) -> DataFrame:
        """Records of documents with ids and first printings in place.

        `records` has `document`, `rank`, `table`, `index`, `line`; what is to be
        settled in a document ranks before it, its end after it.
        """
        whole = records.repartition(tasks, "document").sortWithinPartitions(
            "document", "rank", "table", "index"
        )
        return self._piped(whole, self._step("settle")).join(facts, "document")

    def _piped(self, ordered: DataFrame, command: list[str]) -> DataFrame:
        lines = ordered.select("line").rdd.map(_line)
        answer = lines.mapPartitions(pipe_partition(command))
        parsed = F.from_json(
            "value", "document string, table string, index int, `order` string"
        )
        frame = self.spark.createDataFrame(answer.map(_bare), "string")
        columns = [
            parsed[name].alias(name) for name in ("document", "table", "index", "order")
        ]
        return frame.select(*columns, F.col("value").alias("line")).persist(
            StorageLevel.DISK_ONLY
        )


def step_works(command: Sequence[str]) -> None:
    """Starts a step on nothing: the program must be there before anything is done."""
    list(pipe_lines([*command, "--step", "groups"], ()))


def _keys(line: str) -> Column:
    return F.from_json(F.get_json_object(line, "$.keys"), "array<string>").alias("keys")


def _line(row: Row) -> str:
    return str(row.line)


def _bare(line: str) -> str:
    return line.rstrip("\n")
