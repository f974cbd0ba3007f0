"""A Spark cluster on this machine: a master and workers as processes of their own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyspark

SPARK_HOME = Path(pyspark.__file__).parent
START_SECONDS = 120
JVM = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"


class Node:
    """A process of the cluster with all that it starts, as a machine would have it."""

    def __init__(self, name: str, folder: Path, arguments: list[str]) -> None:
        self.name = name
        self.log = folder / f"{name}.log"
        self._log = self.log.open("wb")
        self.process = subprocess.Popen(
            [str(SPARK_HOME / "bin" / "spark-class"), *arguments],
            stdout=self._log,
            stderr=subprocess.STDOUT,
            env=environment(),
            cwd=folder,
            start_new_session=True,
        )

    def said(self) -> str:
        return self.log.read_text("utf-8", "replace")

    def wait_for(self, pattern: str) -> re.Match[str]:
        """Waits until the log has a line; raises TimeoutError with what it has."""
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            found = re.search(pattern, self.said())
            if found:
                return found
            if self.process.poll() is not None:
                break
            time.sleep(0.2)
        raise TimeoutError(f"{self.name} did not say {pattern}: {self.said()[-2000:]}")

    def runs(self, words: str) -> bool:
        """Whether a process of this machine has these words in its command line."""
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                session = os.getsid(int(entry.name))
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ")
            except (ProcessLookupError, FileNotFoundError, PermissionError):
                continue
            if session == self.process.pid and words.encode() in command:
                return True
        return False

    def kill(self) -> None:
        """SIGKILL to the process and to all that it started, executors included."""
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                if os.getsid(int(entry.name)) == self.process.pid:
                    os.kill(int(entry.name), signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                continue
        self.process.wait()
        self._log.close()


class Cluster:
    """A master and workers of one core each."""

    def __init__(self, folder: Path, workers: int) -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        self.nodes: list[Node] = []
        try:
            self.master = self._start(
                "master",
                "org.apache.spark.deploy.master.Master",
                ["--port", "0", "--webui-port", "0"],
            )
            found = self.master.wait_for(r"Starting Spark master at (spark://\S+)")
            self.url = found[1]
            self.workers = [self.add_worker(f"worker-{i}") for i in range(workers)]
        except BaseException:
            self.close()
            raise

    def add_worker(self, name: str) -> Node:
        node = self._start(
            name,
            "org.apache.spark.deploy.worker.Worker",
            ["--port", "0", "--webui-port", "0", "--cores", "1", "--memory", "1g"]
            + ["--work-dir", str(self.folder / f"{name}-work"), self.url],
        )
        node.wait_for("Successfully registered with master")
        return node

    def _start(self, name: str, main: str, options: list[str]) -> Node:
        node = Node(name, self.folder, [main, "--host", "127.0.0.1", *options])
        self.nodes.append(node)
        return node

    def close(self) -> None:
        for node in self.nodes:
            node.kill()


def environment() -> dict[str, str]:
    """What Spark's processes need: the loopback, and this Python on both sides."""
    return {
        **os.environ,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_DAEMON_JAVA_OPTS": JVM,
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_DRIVER_PYTHON": sys.executable,
        "SPARK_HOME": str(SPARK_HOME),
    }


def submit(master: str, log: Path, arguments: list[str]) -> subprocess.Popen[bytes]:
    """Starts the job as a user would."""
    job = Path(__file__).resolve().parent.parent / "broadsheet_job.py"
    options = {
        "spark.executor.memory": "512m",
        "spark.driver.memory": "512m",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        # A few rows: compiling queries takes longer than running them.
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.adaptive.enabled": "false",
        "spark.driver.extraJavaOptions": JVM,
        "spark.executor.extraJavaOptions": JVM,
    }
    settings = [f"--conf={name}={value}" for name, value in options.items()]
    with log.open("wb") as opened:
        return subprocess.Popen(
            [str(SPARK_HOME / "bin" / "spark-submit"), "--master", master, *settings]
            + [str(job), *arguments],
            stdout=subprocess.PIPE,
            stderr=opened,
            env=environment(),
            cwd=log.parent,
        )
