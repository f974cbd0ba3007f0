"""Fingerprints of documents that are files."""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path

from broadsheet_job import waves
from broadsheet_spark.documents import file_fingerprint
from broadsheet_spark.store import Partition


class FingerprintTest(unittest.TestCase):
    def setUp(self) -> None:
        self._temporary = tempfile.TemporaryDirectory()
        self.root = Path(self._temporary.name) / "root"
        (self.root / "day").mkdir(parents=True)
        (self.root / "day" / "1.txt").write_text("一")

    def tearDown(self) -> None:
        self._temporary.cleanup()

    def test_contents_names_and_sidecars_count(self) -> None:
        seen = {file_fingerprint(self.root, "day")[0]}
        (self.root / "day" / "1.txt").write_text("二")
        seen.add(file_fingerprint(self.root, "day")[0])
        (self.root / "day.meta.json").write_text("{}")
        seen.add(file_fingerprint(self.root, "day")[0])
        (self.root / "day" / "1.txt").rename(self.root / "day" / "2.txt")
        seen.add(file_fingerprint(self.root, "day")[0])
        self.assertEqual(len(seen), 4)

    def test_nothing_outside_the_root_is_read(self) -> None:
        (self.root.parent / "secret.txt").write_text("秘密")
        nothing = file_fingerprint(self.root, "missing.txt")
        self.assertEqual(file_fingerprint(self.root, "../secret.txt"), nothing)
        self.assertEqual(file_fingerprint(self.root, "/etc/passwd"), nothing)


class WavesTest(unittest.TestCase):
    def test_partitions_stay_whole_and_in_order(self) -> None:
        some = [
            Partition("甲", f"{i}", "", count, 0)
            for i, count in enumerate([3, 3, 9, 1])
        ]
        found = [[one.day for one in wave] for wave in waves(some, 5)]
        self.assertEqual(found, [["0", "1"], ["2"], ["3"]])


if __name__ == "__main__":
    unittest.main()
