"""Broadsheet over an archive, on Apache Spark.

    spark-submit broadsheet_job.py --input archive/*.jsonl --output out

Documents are piped through `broadsheet worker`, partition by partition of
publication and date; their records are kept, and merged into tables by
`broadsheet merge --step …`. What is finished is not done again. See README.md.
"""

from __future__ import annotations

import argparse
import json
import math
import shlex
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Iterator, Sequence

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from broadsheet_spark.documents import (
    FORMATS,
    first_of_each_id,
    read_documents,
    spread,
)
from broadsheet_spark.merge import Merger, step_works
from broadsheet_spark.publish import Output, publish, write_dead_letters
from broadsheet_spark.store import (
    Partition,
    finished,
    partition_folder,
    partitions_of,
    read_records,
    remove,
    write_records,
    write_text,
)
from broadsheet_spark.tables import check_columns, load_tables
from broadsheet_spark.worker import process_documents, read_protocol

PACKAGE = Path(__file__).resolve().parent / "broadsheet_spark"


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of the job."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--input", nargs="+", required=True, help="files or folders")
    parser.add_argument("--format", choices=FORMATS, default="jsonl")
    parser.add_argument("--output", required=True, help="folder that is written")
    parser.add_argument("--root", help="where documents with a path lie, everywhere")
    parser.add_argument(
        "--broadsheet",
        default="broadsheet",
        help="the command on every executor (broadsheet)",
    )
    parser.add_argument(
        "--worker-options", default="", help="more options of `broadsheet worker`"
    )
    parser.add_argument(
        "--task-bytes",
        type=int,
        default=4_000_000,
        help="input of a task (4,000,000: some minutes)",
    )
    parser.add_argument(
        "--wave-documents",
        type=int,
        default=200_000,
        help="documents between two commits (200,000)",
    )
    parser.add_argument("--tables", default="parquet,csv", help="formats of the tables")
    parser.add_argument(
        "--prune", action="store_true", help="remove partitions that have no input"
    )
    return parser.parse_args(arguments)


def waves(partitions: Sequence[Partition], documents: int) -> Iterator[list[Partition]]:
    """Partitions in order, so many together that a commit is worth it."""
    wave: list[Partition] = []
    for partition in partitions:
        wave.append(partition)
        if sum(one.documents for one in wave) >= documents:
            yield wave
            wave = []
    if wave:
        yield wave


def of_partitions(
    spark: SparkSession, documents: DataFrame, wave: Sequence[Partition]
) -> DataFrame:
    """The documents of some partitions."""
    keys = spark.createDataFrame(
        [(one.paper, one.day) for one in wave], "own_paper string, own_day string"
    )
    own = F.col("paper").eqNullSafe(F.col("own_paper")) & F.col("day").eqNullSafe(
        F.col("own_day")
    )
    return documents.join(F.broadcast(keys), own, "left_semi")


def ship_package(spark: SparkSession) -> None:
    """Gives executors the modules of this job: it is one command to submit."""
    folder = tempfile.mkdtemp(prefix="broadsheet-spark-")
    archive = f"{folder}/broadsheet_spark.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for file in sorted(PACKAGE.iterdir()):
            if file.suffix in (".py", ".json"):
                packed.write(file, f"broadsheet_spark/{file.name}")
    spark.sparkContext.addPyFile(archive)


def run(spark: SparkSession, options: argparse.Namespace) -> dict[str, object]:
    """Everything between the arguments and the report."""
    program = shlex.split(options.broadsheet)
    root = ["--root", options.root] if options.root else []
    worker = [*program, "worker", *root, *shlex.split(options.worker_options)]
    merge = [*program, "merge"]
    protocol = read_protocol(worker)
    tables = load_tables()
    check_columns(tables, protocol.tables)
    step_works(merge)
    config_hash = protocol.config_hash
    output = options.output.rstrip("/")
    store = f"{output}/records"

    read = read_documents(spark, options.input, options.format, options.root)
    documents, refused = first_of_each_id(read.persist())
    partitions = partitions_of(documents, config_hash)
    done = finished(spark, store)
    pending = [
        one for one in partitions if done.get((one.paper, one.day)) != one.fingerprint
    ]
    cores = max(2, spark.sparkContext.defaultParallelism)
    for wave in waves(pending, options.wave_documents):
        size = sum(one.size for one in wave)
        count = sum(one.documents for one in wave)
        tasks = min(count, max(2 * cores, math.ceil(size / options.task_bytes)))
        answers = spread(of_partitions(spark, documents, wave), tasks).mapPartitions(
            lambda some: process_documents(some, worker, config_hash)
        )
        write_records(spark, store, answers, wave, min(len(wave), tasks))
        print(f"committed {len(wave)} partitions, {count} documents", file=sys.stderr)

    gone = set(done) - {(one.paper, one.day) for one in partitions}
    for paper, day in gone:
        place = partition_folder(spark, paper, day)
        if options.prune:
            remove(spark, f"{store}/{place}")
        else:
            print(f"{place} has no input any more: kept (--prune)", file=sys.stderr)

    records = read_records(spark, store)
    if records is None:
        raise SystemExit("the input has no documents")
    formats = tuple(one for one in options.tables.split(",") if one)
    into = Output(output, formats, max(cores, spark.sparkContext.defaultParallelism))
    published = publish(spark, records, Merger(spark, merge, ()), tables, into)
    report = {
        "version": protocol.version,
        "config_hash": config_hash,
        "partitions": len(partitions),
        "partitions_processed": len(pending),
        "partitions_without_input": len(gone),
        "documents_processed": sum(one.documents for one in pending),
        "dead_letters": write_dead_letters(records, refused, into),
        "table_partitions_written": published.written,
        "table_partitions_unchanged": published.unchanged,
        "table_partitions_removed": published.removed,
    }
    write_text(spark, f"{output}/job.json", json.dumps(report, indent=2) + "\n")
    return report


def main(arguments: Sequence[str]) -> int:
    """Exit code 0 when all is written, 2 when there are dead letters, as `run` has them."""
    options = parse_arguments(arguments)
    spark = (
        SparkSession.builder.appName("broadsheet")
        .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    try:
        ship_package(spark)
        report = run(spark, options)
    finally:
        spark.stop()
    print(json.dumps(report))
    return 2 if report["dead_letters"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
