"""A filter process between two iterators of lines, with back-pressure on both sides."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from typing import IO, Callable, Iterable, Iterator, Sequence

STDERR_TAIL = 4000


class ProcessFailed(RuntimeError):
    """The process ended badly, or before it had answered everything."""


class LineFilter:
    """Starts a command, feeds it lines from a thread, and hands out what it prints.

    The feeder stops where the pipe is full and the reader where it is empty, so
    that of a partition no more is in memory than the process itself holds. What
    the process says on standard error is kept in a file and goes to the
    executor's log.
    """

    def __init__(self, command: Sequence[str], lines: Iterable[str]) -> None:
        self.command = list(command)
        self._stderr = tempfile.TemporaryFile()
        self._feeding_failed: BaseException | None = None
        self.process: subprocess.Popen[bytes] = subprocess.Popen(
            self.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._stderr,
            bufsize=1 << 16,
        )
        self._feeder = threading.Thread(target=self._feed, args=(lines,), daemon=True)
        self._feeder.start()

    def _feed(self, lines: Iterable[str]) -> None:
        stdin = _pipe(self.process.stdin)
        try:
            for line in lines:
                stdin.write(line.encode("utf-8") + b"\n")
                stdin.flush()
        except BrokenPipeError:
            pass  # How it ended is told by its exit code.
        except BaseException as thrown:  # noqa: BLE001 - it is raised by `close`.
            self._feeding_failed = thrown
        finally:
            try:
                stdin.close()
            except BrokenPipeError:
                pass

    def __iter__(self) -> Iterator[str]:
        for line in _pipe(self.process.stdout):
            yield line.decode("utf-8")

    def close(self) -> None:
        """Waits for the end.

        Raises what the feeder met, or ProcessFailed when the exit code is not 0.
        """
        code = self.process.wait()
        self._feeder.join()
        said = self._said()
        if said:
            sys.stderr.write(said)
        if self._feeding_failed is not None:
            raise self._feeding_failed
        if code != 0:
            ending = f"signal {-code}" if code < 0 else f"exit code {code}"
            name = " ".join(self.command)
            raise ProcessFailed(f"`{name}` ended with {ending}: {said[-STDERR_TAIL:]}")

    def kill(self) -> None:
        """Ends the process whatever it does; nothing of it stays behind."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        # Whoever goes on with the same lines must not find the feeder among them.
        self._feeder.join()
        _pipe(self.process.stdout).close()
        self._stderr.close()

    def _said(self) -> str:
        self._stderr.seek(0)
        return self._stderr.read().decode("utf-8", "replace")


def pipe_lines(command: Sequence[str], lines: Iterable[str]) -> Iterator[str]:
    """What a command prints for some lines, whole or not at all: a failure raises."""
    running = LineFilter(command, lines)
    try:
        yield from running
        running.close()
    finally:
        running.kill()


def pipe_partition(command: Sequence[str]) -> Callable[[Iterator[str]], Iterator[str]]:
    """As `pipe_lines`, for `mapPartitions`; no process is started for nothing."""

    def run(lines: Iterator[str]) -> Iterator[str]:
        first = next(lines, None)
        if first is None:
            return iter(())
        return pipe_lines(command, _chain(first, lines))

    return run


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise AssertionError("the process was started with pipes")
    return stream
