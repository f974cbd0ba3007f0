"""The tables of the archive: which of their partitions have changed, and writing them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Callable, Iterator

from pyspark.sql import DataFrame, Row, SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

from .merge import ISSUE, Merger
from .store import (
    MARKER,
    PARTITION,
    exists,
    partition_folder,
    read_text,
    remove,
    write_partitioned,
    write_text,
)
from .tables import (
    CSV_OPTIONS,
    Table,
    csv_cells,
    csv_schema,
    parquet_cells,
    parquet_schema,
    parse_row,
    to_json,
)

Key = tuple["str | None", "str | None"]

STATE = "state/tables.json"

# Rises when the same records would be written otherwise.
LAYOUT = 1


@dataclass(frozen=True)
class Output:
    """Where tables go, and in how many tasks."""

    folder: str
    formats: tuple[str, ...]
    tasks: int


@dataclass(frozen=True)
class Published:
    """What has become of the partitions of the tables."""

    written: int
    unchanged: int
    removed: int


def publish(
    spark: SparkSession,
    records: DataFrame,
    merger: Merger,
    tables: list[Table],
    output: Output,
) -> Published:
    """Merges all records and writes those partitions that come out differently.

    The state names what every partition was made from. It forgets a partition
    before its files are touched and learns it after all of them are there, so that
    a job killed in between is done over, and not believed.
    """
    speakers = merger.speaker_lines(records, output.tasks)
    reprints = merger.reprint_lines(records)
    issues = _issues(records)
    fresh = _digests(issues, speakers, reprints, output)
    before = _read_state(spark, output)
    changed = [key for key, digest in fresh.items() if before.get(key) != digest]
    gone = [key for key in before if key not in fresh]
    kept = {key: digest for key, digest in fresh.items() if before.get(key) == digest}
    if changed or gone:
        _write_state(spark, output, kept)
        settled = _settled(
            spark, records, issues, speakers, reprints, changed, merger, output
        )
        _write_tables(spark, settled, tables, output, changed + gone)
        _write_merged(
            spark, speakers, merger.alarm_lines(records, output.tasks), output
        )
        _write_state(spark, output, fresh)
    return Published(len(changed), len(kept), len(gone))


def _issues(records: DataFrame) -> DataFrame:
    """Documents that are through, under the paper and day that their rows have."""
    marker = records.where(F.col("table") == MARKER).select(
        F.col("paper").alias("marked_paper"),
        F.col("day").alias("marked_day"),
        F.get_json_object("line", "$.fingerprint").alias("fingerprint"),
    )
    issues = records.where(ISSUE)
    own = F.col("paper").eqNullSafe(F.col("marked_paper")) & F.col("day").eqNullSafe(
        F.col("marked_day")
    )
    return issues.join(F.broadcast(marker), own).select(
        "document",
        F.col("order").alias("issue_order"),
        "fingerprint",
        F.get_json_object("line", "$.row.publication").alias("paper"),
        F.get_json_object("line", "$.row.issue_date").alias("day"),
    )


def _digests(
    issues: DataFrame, speakers: DataFrame, reprints: DataFrame, output: Output
) -> dict[Key, str]:
    own = issues.join(_hashes(speakers, "speaker-id", "ids"), "document", "left")
    own = own.join(_hashes(reprints, "reprint", "links"), "document", "left")
    each = F.concat_ws(" ", "document", "fingerprint", "ids", "links")
    shape = json.dumps([LAYOUT, output.formats])
    digest = F.sha2(
        F.concat_ws("\n", F.lit(shape), F.array_sort(F.collect_list(each))), 256
    )
    rows = own.groupBy(*PARTITION).agg(digest.alias("digest")).collect()
    return {(row.paper, row.day): row.digest for row in rows}


def _hashes(lines: DataFrame, table: str, name: str) -> DataFrame:
    all_lines = F.concat_ws("\n", F.array_sort(F.collect_list("line")))
    hashed = lines.where(F.col("table") == table).groupBy("document")
    return hashed.agg(F.sha2(all_lines, 256).alias(name))


def _settled(
    spark: SparkSession,
    records: DataFrame,
    issues: DataFrame,
    speakers: DataFrame,
    reprints: DataFrame,
    changed: list[Key],
    merger: Merger,
    output: Output,
) -> DataFrame:
    keys = spark.createDataFrame(changed, "changed_paper string, changed_day string")
    own = F.col("paper").eqNullSafe(F.col("changed_paper")) & F.col("day").eqNullSafe(
        F.col("changed_day")
    )
    facts = issues.join(F.broadcast(keys), own).select(
        "document", "issue_order", *PARTITION
    )
    columns = ["document", "rank", "table", "index", "line"]
    rank = F.when(F.col("table") == "end", 2).otherwise(1)
    rows = records.where(F.col("table") != MARKER).withColumn("rank", rank)
    links = speakers.where(F.col("table") == "speaker-id").unionByName(
        reprints.where(F.col("table") == "reprint")
    )
    all_lines = rows.select(columns).unionByName(
        links.withColumn("rank", F.lit(0)).select(columns)
    )
    wanted = all_lines.join(facts.select("document"), "document", "left_semi")
    return merger.settled_lines(wanted, facts, output.tasks)


def _write_tables(
    spark: SparkSession,
    settled: DataFrame,
    tables: list[Table],
    output: Output,
    touched: list[Key],
) -> None:
    counted = settled.groupBy("table", *PARTITION).count().collect()
    there = {(row.table, row.paper, row.day) for row in counted}
    named = {row.table for row in counted}
    for table in tables:
        for format in output.formats:
            if format == "csv" and not table.csv:
                continue
            folder = f"{output.folder}/{format}/{table.name}"
            if table.name in named:
                _write_table(spark, settled, table, format, folder, output.tasks)
            for paper, day in touched:
                if (table.name, paper, day) not in there:
                    remove(spark, f"{folder}/{partition_folder(spark, paper, day)}")


def _write_table(
    spark: SparkSession,
    settled: DataFrame,
    table: Table,
    format: str,
    folder: str,
    tasks: int,
) -> None:
    is_csv = format == "csv"
    schema = csv_schema(table) if is_csv else parquet_schema(table)
    cells: Callable = csv_cells if is_csv else parquet_cells

    def rows(lines: Iterator[Row]) -> Iterator[tuple[object, ...]]:
        for row in lines:
            place = (row.paper, row.day, row.issue_order, row["index"])
            yield (*cells(table, parse_row(row.line)), *place)

    own = settled.where(F.col("table") == table.name)
    frame = spark.createDataFrame(own.rdd.mapPartitions(rows), schema)
    writer = write_partitioned(frame, tasks, ["_order", "_index"], ["_order", "_index"])
    if is_csv:
        writer.options(**CSV_OPTIONS).csv(folder)
    else:
        writer.parquet(folder)


def _write_merged(
    spark: SparkSession, speakers: DataFrame, alarms: DataFrame, output: Output
) -> None:
    """The register and the alarms, in the order of the archive: files one after the other."""
    register = speakers.where(F.col("table") == "register").orderBy("order")
    _write_rows(register, f"{output.folder}/register")
    _write_rows(alarms.orderBy("document", "index"), f"{output.folder}/alarms")


def _write_rows(lines: DataFrame, folder: str) -> None:
    def bare(rows: Iterator[Row]) -> Iterator[tuple[str]]:
        for row in rows:
            yield (_row_text(row.line),)

    texts = lines.sparkSession.createDataFrame(
        lines.rdd.mapPartitions(bare),
        T.StructType([T.StructField("value", T.StringType())]),
    )
    texts.write.mode("overwrite").text(folder)


def _row_text(line: str) -> str:
    return to_json(parse_row(line))


def write_dead_letters(records: DataFrame, refused: DataFrame, output: Output) -> int:
    """The documents that gave no rows, as one table; how many they are."""
    row = F.from_json(
        F.get_json_object("line", "$.row"),
        "issue_id string, path string, stage string, code string, reason string",
    )
    dead = records.where(F.col("table") == "dead-letter")
    reason = "another document of this id was read; give each its own"
    duplicates = refused.select(
        F.col("id").alias("issue_id"),
        F.col("id").alias("path"),
        F.lit("read").alias("stage"),
        F.lit("INPUT_DUPLICATE_ID").alias("code"),
        F.concat(F.col("id"), F.lit(f": {reason}")).alias("reason"),
    )
    letters = dead.select(row.alias("row")).select("row.*").unionByName(duplicates)
    ordered = letters.orderBy("issue_id", "path", "code").coalesce(1).persist()
    ordered.write.mode("overwrite").json(f"{output.folder}/dead-letter")
    return ordered.count()


def _read_state(spark: SparkSession, output: Output) -> dict[Key, str]:
    path = f"{output.folder}/{STATE}"
    if not exists(spark, path):
        return {}
    return {
        (paper, day): digest
        for paper, day, digest in json.loads(read_text(spark, path))
    }


def _write_state(spark: SparkSession, output: Output, digests: dict[Key, str]) -> None:
    rows = [[paper, day, digest] for (paper, day), digest in digests.items()]
    rows.sort(key=lambda row: (row[1] or "", row[0] or ""))
    write_text(
        spark,
        f"{output.folder}/{STATE}",
        json.dumps(rows, ensure_ascii=False, indent=0),
    )
