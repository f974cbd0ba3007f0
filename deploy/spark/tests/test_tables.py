"""Cells of rows as the program writes them."""

from __future__ import annotations

import datetime
import unittest

from broadsheet_spark.tables import (
    Column,
    Table,
    check_columns,
    csv_cells,
    load_tables,
    parquet_cells,
    parse_row,
)


def cells(type: str, printed: str, date: bool = False) -> tuple[object, object]:
    table = Table("t", True, (Column("c", type, True, date),))
    row = parse_row(f'{{"table":"t","row":{{"c":{printed}}}}}')
    return next(parquet_cells(table, row)), next(csv_cells(table, row))


class CellsTest(unittest.TestCase):
    def test_numbers_are_printed_as_they_were(self) -> None:
        self.assertEqual(
            cells("number", "10812600000000"), (10812600000000.0, "10812600000000")
        )
        self.assertEqual(cells("number", "1e-7"), (1e-7, "1e-7"))
        self.assertEqual(cells("number", "-3.60"), (-3.6, "-3.60"))
        self.assertEqual(cells("integer", "0"), (0, "0"))

    def test_formulas_are_guarded_and_numbers_are_not(self) -> None:
        self.assertEqual(cells("string", '"=1+1"'), ("=1+1", "'=1+1"))
        self.assertEqual(cells("string", '"＋8%"'), ("＋8%", "'＋8%"))
        self.assertEqual(cells("string", '"增长8%"'), ("增长8%", "增长8%"))

    def test_lists(self) -> None:
        self.assertEqual(cells("strings", '["甲","乙"]'), (["甲", "乙"], "甲；乙"))
        self.assertEqual(cells("strings", '["甲；乙"]'), (["甲；乙"], '["甲；乙"]'))
        self.assertEqual(cells("strings", '["[甲"]'), (["[甲"], '["[甲"]'))
        self.assertEqual(cells("strings", "[]"), ([], ""))

    def test_what_nests_is_json(self) -> None:
        printed = '[{"a":1.50,"b":[1,2],"c":null}]'
        self.assertEqual(cells("json", printed), (printed, printed))

    def test_dates_booleans_and_nothing(self) -> None:
        day = datetime.date(2024, 5, 20)
        self.assertEqual(cells("string", '"2024-05-20"', True), (day, "2024-05-20"))
        self.assertEqual(cells("boolean", "true"), (True, "true"))
        self.assertEqual(cells("number", "null"), (None, None))


class ColumnsTest(unittest.TestCase):
    def test_another_version_is_refused(self) -> None:
        tables = load_tables()
        same = {t.name: [c.name for c in t.columns] for t in tables}
        check_columns(tables, same)
        with self.assertRaisesRegex(ValueError, "columns of claims"):
            check_columns(tables, {**same, "claims": ["claim_id"]})


if __name__ == "__main__":
    unittest.main()
