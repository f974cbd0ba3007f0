"""Documents as they lie in files, as rows that tasks can be made of."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Iterator, Sequence

from pyspark import RDD
from pyspark.sql import Column, DataFrame, Row, SparkSession, Window
from pyspark.sql import functions as F
from pyspark.sql import types as T

from .worker import Document

FORMATS = ("jsonl", "parquet", "text")

# Fields that a worker reads; a Parquet file may have others.
FIELDS = (
    "id",
    "date",
    "publication",
    "place",
    "lang",
    "url",
    "page",
    "title",
    "byline",
    "text",
    "paragraphs",
    "path",
    "origin",
)

# What the partition of a document is read off. The worker has the last word on facts.
FACTS = T.StructType(
    [
        T.StructField(name, T.StringType())
        for name in ("id", "date", "publication", "path")
    ]
)

DOCUMENT = T.StructType(
    [
        T.StructField("id", T.StringType(), False),
        T.StructField("paper", T.StringType()),
        T.StructField("day", T.StringType()),
        T.StructField("line", T.StringType(), False),
        T.StructField("fingerprint", T.StringType(), False),
        T.StructField("size", T.LongType(), False),
    ]
)


def read_documents(
    spark: SparkSession, inputs: Sequence[str], format: str, root: str | None
) -> DataFrame:
    """Documents as `DOCUMENT` rows, one of each id and contents.

    `fingerprint` names all that is read, `size` stands for the time it takes.
    """
    lines = _lines(spark, inputs, format).where(F.trim("line") != "")
    fact = F.from_json("line", FACTS)
    # A line that is no document is answered all the same: as a dead letter.
    known = F.when(F.trim(fact.id) != "", fact.id)
    documents = lines.select(
        F.coalesce(
            known, F.concat(F.lit("line-"), F.substring(F.sha2("line", 256), 1, 16))
        ).alias("id"),
        _text_or_null(fact.publication).alias("paper"),
        _day(fact.date).alias("day"),
        "line",
        F.sha2("line", 256).alias("fingerprint"),
        F.octet_length("line").cast("long").alias("size"),
        fact.path.alias("path"),
    )
    if root is not None:
        documents = _with_files(documents, root)
    return documents.select(*DOCUMENT.names).dropDuplicates(["id", "fingerprint"])


def first_of_each_id(documents: DataFrame) -> tuple[DataFrame, DataFrame]:
    """The documents to process, and those refused because their id is taken.

    Of two documents of one id the one is taken that `broadsheet merge` would take, by
    hash: which file is read first must not decide it.
    """
    by_id = Window.partitionBy("id").orderBy(F.sha2("fingerprint", 256))
    ranked = documents.withColumn("rank", F.row_number().over(by_id))
    return (
        ranked.where("rank = 1").drop("rank"),
        ranked.where("rank > 1").drop("rank"),
    )


def spread(documents: DataFrame, tasks: int) -> RDD[Document]:
    """The documents dealt out so that tasks take about the same time.

    Sorted by size and dealt in serpentines, every task gets one document of each
    size: no two tasks differ by more than the largest document.
    """

    def seat(indexed: tuple[Row, int]) -> tuple[int, Row]:
        row, index = indexed
        turn, place = divmod(index, tasks)
        return (place if turn % 2 == 0 else tasks - 1 - place), row

    ordered = documents.orderBy(F.desc("size"), "id").rdd
    dealt = ordered.zipWithIndex().map(seat)
    return dealt.partitionBy(tasks, _own_number).map(_document)


def _own_number(seat: int) -> int:
    return seat


def _document(seated: tuple[int, Row]) -> Document:
    row = seated[1]
    return Document(row.paper, row.day, row.id, row.line)


def _lines(spark: SparkSession, inputs: Sequence[str], format: str) -> DataFrame:
    if format == "jsonl":
        # Only the line feed ends a line, or its hash would not be that of the line.
        read = spark.read.option("lineSep", "\n").text(list(inputs))
        return read.select(F.col("value").alias("line"))
    if format == "parquet":
        table = spark.read.parquet(*inputs)
        fields = [field for field in FIELDS if field in table.columns]
        return table.select(F.to_json(F.struct(*fields)).alias("line"))
    if format == "text":
        return _whole_files(spark, inputs)
    raise ValueError(f"no format {format}: {', '.join(FORMATS)}")


def _whole_files(spark: SparkSession, inputs: Sequence[str]) -> DataFrame:
    """UTF-8 files; named by their file, dated by a date in the name."""
    files = spark.read.option("recursiveFileLookup", "true").text(
        list(inputs), wholetext=True
    )
    name = F.element_at(F.split("_metadata.file_path", "/"), -1)
    stem = F.regexp_replace(F.url_decode(name), r"\.[^.]*$", "")
    digits = F.regexp_extract(stem, r"(?:^|\D)(\d{4}-?\d{2}-?\d{2})(?:\D|$)", 1)
    compact = F.regexp_replace(digits, "-", "")
    day = F.regexp_replace(compact, r"^(\d{4})(\d{2})(\d{2})$", "$1-$2-$3")
    document = F.struct(
        stem.alias("id"),
        F.when(_is_day(day), day).alias("date"),
        F.url_decode(name).alias("origin"),
        F.col("value").alias("text"),
    )
    return files.select(F.to_json(document).alias("line"))


def _text_or_null(text: Column) -> Column:
    return F.when(F.trim(text) != "", F.trim(text))


def _day(date: Column) -> Column:
    day = F.substring(date, 1, 10)
    return F.when(_is_day(day), day)


def _is_day(day: Column) -> Column:
    return (
        day.rlike(r"^\d{4}-\d{2}-\d{2}$")
        & F.try_to_timestamp(day, F.lit("yyyy-MM-dd")).isNotNull()
    )


def _with_files(documents: DataFrame, root: str) -> DataFrame:
    """Documents that are paths: their fingerprint is that of the files there."""

    def look(rows: Iterator[Row]) -> Iterator[tuple[object, ...]]:
        for row in rows:
            values = row.asDict()
            if values["path"] is not None:
                digest, size = file_fingerprint(Path(root), values["path"])
                both = f"{values['fingerprint']} {digest}".encode()
                values["fingerprint"] = hashlib.sha256(both).hexdigest()
                values["size"] += size
            yield tuple(values[name] for name in DOCUMENT.names)

    # Executors see the files under the same root, or the workers could not read them.
    spark = documents.sparkSession
    return spark.createDataFrame(documents.rdd.mapPartitions(look), DOCUMENT)


def file_fingerprint(root: Path, path: str) -> tuple[str, int]:
    """Hash and size of a document's files, sidecars included.

    What is outside the root or is not there has the hash of nothing: the worker
    says so in a dead letter.
    """
    place = (root / path).resolve()
    digest = hashlib.sha256()
    size = 0
    if not place.is_relative_to(root.resolve()):
        return digest.hexdigest(), size
    beside = place.parent / f"{place.name.split('.')[0]}.meta.json"
    pages = sorted(place.iterdir()) if place.is_dir() else [place]
    for page in [*pages, beside]:
        if page.is_file():
            own = hashlib.sha256()
            with page.open("rb") as opened:
                for block in iter(lambda: opened.read(1 << 20), b""):
                    own.update(block)
                    size += len(block)
            digest.update(f"{page.name}\0{own.hexdigest()}\n".encode())
    return digest.hexdigest(), size
