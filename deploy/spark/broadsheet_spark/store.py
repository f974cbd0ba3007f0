"""Records of workers on disk, by partition, and which partitions are finished."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Iterator, Sequence

from pyspark import RDD
from pyspark.sql import DataFrame, DataFrameWriter, SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

from .worker import Document, Record

PARTITION = ["paper", "day"]

# A row of the store that is no record: what its partition was made from. It is
# written with the records, so that neither can be there without the other.
MARKER = "partition"

STORED = T.StructType(
    [
        T.StructField("document", T.StringType(), False),
        T.StructField("table", T.StringType(), False),
        T.StructField("index", T.IntegerType(), False),
        T.StructField("order", T.StringType()),
        T.StructField("line", T.StringType(), False),
        T.StructField("paper", T.StringType()),
        T.StructField("day", T.StringType()),
    ]
)


@dataclass(frozen=True)
class Partition:
    """Documents of one publication and date, as the input has them."""

    paper: str | None
    day: str | None
    fingerprint: str
    documents: int
    size: int


def partitions_of(documents: DataFrame, config_hash: str) -> list[Partition]:
    """The input's partitions in their order; a fingerprint names all that decides one."""
    each = F.concat_ws(" ", "fingerprint", "id")
    grouped = documents.groupBy(*PARTITION).agg(
        F.sha2(
            F.concat_ws("\n", F.lit(config_hash), F.array_sort(F.collect_list(each))),
            256,
        ).alias("fingerprint"),
        F.count("*").alias("documents"),
        F.sum("size").alias("size"),
    )
    rows = grouped.orderBy("day", "paper").collect()
    return [
        Partition(row.paper, row.day, row.fingerprint, row.documents, row.size)
        for row in rows
    ]


def finished(
    spark: SparkSession, path: str
) -> dict[tuple[str | None, str | None], str]:
    """Fingerprints of the partitions that are in the store."""
    records = read_records(spark, path)
    if records is None:
        return {}
    markers = records.where(F.col("table") == MARKER).select("line", *PARTITION)
    return {
        (row.paper, row.day): json.loads(row.line)["fingerprint"]
        for row in markers.collect()
    }


def read_records(spark: SparkSession, path: str) -> DataFrame | None:
    """The store's rows; None before the first commit."""
    if not exists(spark, path):
        return None
    return spark.read.schema(STORED).parquet(path)


def write_records(
    spark: SparkSession,
    path: str,
    answers: RDD[tuple[Document, list[Record]]],
    partitions: list[Partition],
    tasks: int,
) -> None:
    """Replaces these partitions, and no others, in one commit of Spark.

    Every partition is shuffled into one task: it becomes one file, and a killed
    task leaves none.
    """

    def rows(
        pairs: Iterator[tuple[Document, list[Record]]],
    ) -> Iterator[tuple[object, ...]]:
        for document, records in pairs:
            for one in records:
                yield (
                    one.document,
                    one.table,
                    one.index,
                    one.order,
                    one.line,
                    document.paper,
                    document.day,
                )

    markers = [
        ("", MARKER, 0, None, _marker(partition), partition.paper, partition.day)
        for partition in partitions
    ]
    stored = spark.createDataFrame(answers.mapPartitions(rows), STORED).union(
        spark.createDataFrame(markers, STORED)
    )
    write_partitioned(stored, tasks, ["document", "table", "index"]).parquet(path)


def write_partitioned(
    frame: DataFrame, tasks: int, order: list[str], unwritten: Sequence[str] = ()
) -> DataFrameWriter:
    """A writer that replaces the partitions that the rows have, one file each."""
    shuffled = frame.repartition(tasks, *PARTITION)
    ordered = shuffled.sortWithinPartitions(*PARTITION, *order)
    return (
        ordered.drop(*unwritten)
        .write.partitionBy(*PARTITION)
        .mode("overwrite")
        .option("partitionOverwriteMode", "dynamic")
    )


def exists(spark: SparkSession, path: str) -> bool:
    """Whether there is something in a place, on whatever file system it is."""
    files, place = _place(spark, path)
    return bool(files.exists(place))


def remove(spark: SparkSession, path: str) -> None:
    """Takes a file or folder away; one that is not there already is gone."""
    files, place = _place(spark, path)
    files.delete(place, True)


def read_text(spark: SparkSession, path: str) -> str:
    """A small file, whole."""
    files, place = _place(spark, path)
    opened = files.open(place)
    try:
        return bytes(opened.readAllBytes()).decode("utf-8")
    finally:
        opened.close()


def write_text(spark: SparkSession, path: str, text: str) -> None:
    """A small file, written aside and put in place, so that it is never there by half."""
    files, place = _place(spark, path)
    _, aside = _place(spark, f"{path}.next")
    opened = files.create(aside, True)
    opened.write(bytearray(text.encode("utf-8")))
    opened.close()
    files.delete(place, False)
    files.rename(aside, place)


def partition_folder(spark: SparkSession, paper: str | None, day: str | None) -> str:
    """The folder of a partition as Spark names it."""
    escape = spark._jvm.org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils
    return "/".join(
        escape.getPartitionPathString(name, value)
        for name, value in zip(PARTITION, (paper, day))
    )


def _place(spark: SparkSession, path: str) -> tuple[Any, Any]:
    place = spark._jvm.org.apache.hadoop.fs.Path(path)
    return place.getFileSystem(spark._jsc.hadoopConfiguration()), place


def _marker(partition: Partition) -> str:
    return json.dumps(
        {"fingerprint": partition.fingerprint, "documents": partition.documents}
    )
