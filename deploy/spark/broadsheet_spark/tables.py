"""Rows as typed Parquet columns and as CSV cells, as `broadsheet run` writes them.

The columns stand in tables.json, which is made from the program's own description
of its tables; a test keeps the two together.
"""

from __future__ import annotations

import datetime
import json
import pkgutil
from dataclasses import dataclass
from typing import Any, Iterator

from pyspark.sql import types as T

from .store import PARTITION

# Between the members of a list in a CSV cell.
SEPARATOR = "；"

# A spreadsheet takes a cell that begins with one of these for a formula.
FORMULA = frozenset("=+-@\t\r＝＋－＠")

CSV_OPTIONS = {
    "header": "true",
    "encoding": "UTF-8",
    "escape": '"',
    "emptyValue": "",
    "nullValue": "",
    "ignoreLeadingWhiteSpace": "false",
    "ignoreTrailingWhiteSpace": "false",
}


@dataclass(frozen=True)
class Column:
    """A column as the program describes it."""

    name: str
    type: str
    nullable: bool
    date: bool


@dataclass(frozen=True)
class Table:
    """A table of the datasets."""

    name: str
    csv: bool
    columns: tuple[Column, ...]


class Literal(str):
    """A number as it is printed, because reading it as a float may print another."""


def load_tables() -> list[Table]:
    """The tables that this job writes."""
    text = pkgutil.get_data(__package__, "tables.json")
    return [
        Table(
            table["name"],
            table["csv"],
            tuple(Column(**column) for column in table["columns"]),
        )
        for table in json.loads(text or b"[]")
    ]


def check_columns(tables: list[Table], printed: dict[str, list[str]]) -> None:
    """Raises ValueError where the worker's tables are not those of this job."""
    for table in tables:
        own = [column.name for column in table.columns]
        if printed.get(table.name) != own:
            raise ValueError(
                f"the worker's columns of {table.name} are {printed.get(table.name)}, "
                f"this job's {own}: use the job of the worker's version"
            )


def parquet_schema(table: Table) -> T.StructType:
    """As `broadsheet run --parquet` has them, with the columns of the partition."""
    fields = [T.StructField(c.name, _parquet_type(c), True) for c in table.columns]
    return T.StructType(fields + _partition_fields())


def csv_schema(table: Table) -> T.StructType:
    """Cells are texts: how a number is printed is settled before Spark sees it."""
    fields = [T.StructField(c.name, T.StringType(), True) for c in table.columns]
    return T.StructType(fields + _partition_fields())


def _partition_fields() -> list[T.StructField]:
    # What a file's rows are sorted by is no column of the file.
    sort = [
        T.StructField("_order", T.StringType()),
        T.StructField("_index", T.IntegerType()),
    ]
    return [T.StructField(name, T.StringType()) for name in PARTITION] + sort


def _parquet_type(column: Column) -> T.DataType:
    if column.type == "string":
        return T.DateType() if column.date else T.StringType()
    if column.type == "integer":
        return T.IntegerType()
    if column.type == "number":
        return T.DoubleType()
    if column.type == "boolean":
        return T.BooleanType()
    if column.type == "strings":
        return T.ArrayType(T.StringType(), False)
    return T.StringType()


def parse_row(line: str) -> dict[str, Any]:
    """The row of a record, its numbers as printed."""
    row = json.loads(line, parse_float=Literal, parse_int=Literal)["row"]
    if not isinstance(row, dict):
        raise ValueError(f"a record without a row: {line[:200]}")
    return row


def parquet_cells(table: Table, row: dict[str, Any]) -> Iterator[object]:
    """The cells of a row in the columns' types."""
    for column in table.columns:
        yield _parquet_cell(column, row[column.name])


def _parquet_cell(column: Column, value: Any) -> object:
    if value is None:
        return None
    if column.type == "string":
        return datetime.date.fromisoformat(value) if column.date else value
    if column.type == "integer":
        return int(value)
    if column.type == "number":
        return float(value)
    if column.type in ("boolean", "strings"):
        return value
    return to_json(value)


def csv_cells(table: Table, row: dict[str, Any]) -> Iterator[str | None]:
    """The cells of a row as text, guarded against being computed."""
    for column in table.columns:
        yield _csv_cell(row[column.name])


def _csv_cell(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, Literal):
        return str(value)
    text = value if isinstance(value, str) else _list_or_json(value)
    return f"'{text}" if text[:1] in FORMULA else text


def _list_or_json(value: Any) -> str:
    if isinstance(value, list) and all(_is_text(member) for member in value):
        plain = all(member != "" and SEPARATOR not in member for member in value)
        if plain and not (value and value[0].startswith("[")):
            return SEPARATOR.join(value)
    return to_json(value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and not isinstance(value, Literal)


def to_json(value: Any) -> str:
    """JSON without spaces, numbers as they were printed."""
    if isinstance(value, Literal):
        return str(value)
    if isinstance(value, list):
        return f"[{','.join(to_json(member) for member in value)}]"
    if isinstance(value, dict):
        members = (f"{to_json(name)}:{to_json(one)}" for name, one in value.items())
        return f"{{{','.join(members)}}}"
    return json.dumps(value, ensure_ascii=False)
