"""The examples of deploy/kubernetes are well-formed, and say what they must."""

from __future__ import annotations

import subprocess
import unittest
from pathlib import Path
from typing import Any

try:
    import yaml
except ModuleNotFoundError:
    yaml = None  # type: ignore[assignment]

FOLDER = Path(__file__).resolve().parents[2] / "kubernetes"
SPARK = Path(__file__).resolve().parents[1]


@unittest.skipIf(yaml is None, "no PyYAML")
class KubernetesTest(unittest.TestCase):
    def load(self, name: str) -> list[dict[str, Any]]:
        return list(yaml.safe_load_all((FOLDER / name).read_text("utf-8")))

    def test_jobs(self) -> None:
        jobs = self.load("job.yaml")
        self.assertEqual([job["kind"] for job in jobs], ["Job", "Job"])
        self.assertEqual(jobs[0]["spec"]["completionMode"], "Indexed")
        for job in jobs:
            pod = job["spec"]["template"]["spec"]
            self.assertTrue(pod["securityContext"]["runAsNonRoot"])
            volumes = {volume["name"] for volume in pod["volumes"]}
            for container in pod["containers"]:
                self.assertFalse(
                    container["securityContext"]["allowPrivilegeEscalation"]
                )
                self.assertIn("memory", container["resources"]["limits"])
                mounts = {mount["name"] for mount in container["volumeMounts"]}
                self.assertEqual(mounts, volumes)

    def test_the_shell_of_a_pod_is_one(self) -> None:
        pod = self.load("job.yaml")[0]["spec"]["template"]["spec"]
        script = pod["containers"][0]["command"][-1]
        checked = subprocess.run(
            ["sh", "-n"], input=script, text=True, capture_output=True
        )
        self.assertEqual(checked.stderr, "")

    def test_the_application_is_of_the_version_that_is_tested(self) -> None:
        (application,) = self.load("spark-application.yaml")
        self.assertEqual(application["kind"], "SparkApplication")
        spec = application["spec"]
        pinned = (SPARK / "requirements.txt").read_text("utf-8").strip()
        self.assertEqual(pinned, f"pyspark=={spec['sparkVersion']}")
        job = spec["mainApplicationFile"].removeprefix("local:///app/deploy/spark/")
        self.assertTrue((SPARK / job).is_file())
        volumes = {volume["name"] for volume in spec["volumes"]}
        for role in ("driver", "executor"):
            for mount in spec[role]["volumeMounts"]:
                self.assertIn(mount["name"], volumes)


if __name__ == "__main__":
    unittest.main()
