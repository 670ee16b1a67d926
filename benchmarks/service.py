"""Measure what a request to the service costs, how long it takes under a steady load, and whether memory grows.

The script starts ``faqbot serve`` with the shipped base on a free port of this machine, without a limit on requests,
and asks the questions of ``tests/questions.yaml`` over connections that are kept open. It needs the extra ``serve``::

    python benchmarks/service.py [--requests 2000] [--rate 500] [--seconds 20] [--soak 200000]

The lines that it prints:

- ``ready``: seconds from the start of the process to the first reply of ``/readyz``, and the processor time of it.
- ``memory``: resident memory of the worker in MB, once it has answered every question, and the part of it that it does
  not share with other workers: that which is in no file.
- ``CPU``: processor time of a request, that of ``bot.ask`` and ``to_record`` in a process that does nothing else, in
  milliseconds, and the ratio of the two. Both work at the same time, so that a busy machine slows both alike.
- ``latency``: percentiles of the time from when a request was due to when its reply was there, in milliseconds, at a
  fixed rate. A late request counts from when it was due (no coordinated omission).
- ``soak``: requests that were answered one after the other on each connection, errors among them, and the resident
  memory before and after each tenth of them.

Milliseconds are those of this machine, on which the client of the benchmark takes its share of the processors.
"""

import argparse
import asyncio
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent

CONNECTIONS = 16
"""Connections that are kept open, as in the measurements of the frameworks."""

ROUNDS = 5
"""Times that the service and the bare bot work when processor time is measured."""

PERCENTILES = (("p50", 0.5), ("p99", 0.99), ("most", 1.0))

TENTHS = 10
"""Parts of a soak that are reported."""

TICKS = os.sysconf("SC_CLK_TCK")

ASK_BARE = """
import json, sys, time
import faqbot

bot = faqbot.FaqBot.load()
questions = json.loads(sys.stdin.readline())
for question in questions:
    faqbot.to_record(bot.ask(question))
for line in sys.stdin:
    start = time.process_time()
    for number in range(int(line)):
        faqbot.to_record(bot.ask(questions[number % len(questions)]))
    print(time.process_time() - start, flush=True)
"""
"""Program that answers as many questions as each line says, and prints the processor time that it took."""


class Server(NamedTuple):
    """A service that runs.

    Attributes:
        port: Its port on 127.0.0.1.
        process: The id of its process.
        ready: Seconds from its start to its first reply.
        start: Processor time until then, in seconds.
    """

    port: int
    process: int
    ready: float
    start: float

    @property
    def memory(self) -> float:
        """The resident memory in MB."""
        return self._read_memory("VmRSS")

    @property
    def own_memory(self) -> float:
        """The resident memory that is in no file, in MB."""
        return self._read_memory("RssAnon")

    @property
    def processor_time(self) -> float:
        """The processor time since the start, in seconds."""
        return read_processor_time(self.process)

    def _read_memory(self, name: str) -> float:
        status = Path(f"/proc/{self.process}/status").read_text(encoding="ascii")
        return int(re.findall(rf"{name}:\s+(\d+) kB", status)[0]) / 1024


def read_processor_time(process: int) -> float:
    """Return the processor time of a process since its start, in seconds."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


@contextmanager
def run_server() -> Iterator[Server]:
    """Run a service of the shipped base, and end it."""
    with tempfile.TemporaryDirectory() as folder:
        configuration = Path(folder, "service.toml")
        configuration.write_text("port = 0\n[limits]\nrate = 0\n", encoding="utf-8")
        start = time.perf_counter()
        command = [sys.executable, "-m", "faqbot", "serve", "--config", str(configuration)]
        # Its lines go to a file: a pipe that nobody reads would stop it.
        with Path(folder, "log").open("wb") as log, subprocess.Popen(command, stderr=log) as process:  # noqa: S603 - ours
            try:
                port = _find_port(Path(folder, "log"), process)
                asyncio.run(_request(port, b"GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                ready = time.perf_counter() - start
                yield Server(port, process.pid, ready, read_processor_time(process.pid))
            finally:
                process.terminate()


def _find_port(log: Path, process: "subprocess.Popen[bytes]") -> int:
    while process.poll() is None:
        if found := re.search(r"running on http://127\.0\.0\.1:(\d+)", log.read_text(encoding="utf-8")):
            return int(found[1])
        time.sleep(0.005)
    raise SystemExit(log.read_text(encoding="utf-8"))


async def _request(port: int, request: bytes) -> bytes:
    connection = await Connection.open(port)
    try:
        return await connection.send(request)
    finally:
        connection.close()


class Connection:
    """A connection that is kept open, and carries one request at a time.

    Args:
        port: The port of this machine that it leads to.
        reader: Reads the replies.
        writer: Writes the requests.
    """

    def __init__(self, port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._port, self._reader, self._writer = port, reader, writer

    @classmethod
    async def open(cls, port: int) -> "Connection":
        """Open a connection to a port of this machine."""
        return cls(port, *await asyncio.open_connection("127.0.0.1", port))

    async def send(self, request: bytes) -> bytes:
        """Send a request, and return the body of its reply.

        A server may close a connection that it keeps open between two requests. Then the request is sent once more, on
        a new one.

        Raises:
            asyncio.IncompleteReadError: If the server closes that one as well.
            ValueError: If the reply is an error.
        """
        try:
            return await self._exchange(request)
        except (ConnectionError, asyncio.IncompleteReadError):
            self.close()
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
            return await self._exchange(request)

    async def _exchange(self, request: bytes) -> bytes:
        self._writer.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
        body = await self._reader.readexactly(int(length[1]) if length else 0)
        if not head.startswith(b"HTTP/1.1 200"):
            raise ValueError(head.partition(b"\r\n")[0].decode())
        return body

    def close(self) -> None:
        """Close the connection."""
        self._writer.close()


def build_requests(questions: Sequence[str]) -> list[bytes]:
    """Build the requests that ask questions."""
    bodies = [json.dumps({"question": question}).encode() for question in questions]
    head = "POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
    return [f"{head}{len(body)}\r\n\r\n".encode() + body for body in bodies]


async def send_all(port: int, requests: Sequence[bytes]) -> int:
    """Send requests as fast as they are answered, and return the number of errors."""
    waiting, errors = iter(requests), 0

    async def send() -> None:
        nonlocal errors
        connection = await Connection.open(port)
        for request in waiting:
            try:
                await connection.send(request)
            except ValueError:
                errors += 1
        connection.close()

    await asyncio.gather(*(send() for _ in range(CONNECTIONS)))
    return errors


async def send_steadily(port: int, requests: Sequence[bytes], rate: float) -> list[float]:
    """Send requests at a rate, and return the milliseconds from when each was due to its reply."""
    free: asyncio.Queue[Connection] = asyncio.Queue()
    for _ in range(CONNECTIONS):
        free.put_nowait(await Connection.open(port))
    times: list[float] = []

    async def send(request: bytes, due: float) -> None:
        connection = await free.get()
        await connection.send(request)
        times.append((time.perf_counter() - due) * 1000)
        free.put_nowait(connection)

    start = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number, request in enumerate(requests):
            due = start + number / rate
            if (wait := due - time.perf_counter()) > 0:
                await asyncio.sleep(wait)
            group.create_task(send(request, due))
    while not free.empty():
        free.get_nowait().close()
    return times


def measure_processor_time(server: Server, questions: Sequence[str], count: int) -> tuple[float, float]:
    """Return the processor time of a request and of the bare bot, in milliseconds: the medians of all rounds."""
    requests = list(islice(cycle(build_requests(questions)), count))
    served, bare = [], []
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", ASK_BARE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as bot:
        assert bot.stdin is not None  # noqa: S101 - it is a pipe
        assert bot.stdout is not None  # noqa: S101 - as above
        print(json.dumps(list(questions)), file=bot.stdin, flush=True)
        for _ in range(ROUNDS):
            print(count, file=bot.stdin, flush=True)
            before = server.processor_time
            asyncio.run(send_all(server.port, requests))
            served.append((server.processor_time - before) / count * 1000)
            bare.append(float(bot.stdout.readline()) / count * 1000)
        bot.stdin.close()
    return statistics.median(served), statistics.median(bare)


def soak(server: Server, requests: Sequence[bytes], count: int) -> None:
    """Send many requests, and print the errors and the memory, also of each tenth."""
    sizes, errors, sent, waiting = [server.memory], 0, 0, cycle(requests)
    for tenth in range(1, TENTHS + 1):
        part = list(islice(waiting, count * tenth // TENTHS - sent))
        errors += asyncio.run(send_all(server.port, part))
        sent += len(part)
        sizes.append(server.memory)
        print(f"         {sent} requests, {errors} errors, {sizes[-1]:.1f} MB", flush=True)
    print(f"soak     {sent} requests, {errors} errors, {sizes[0]:.1f} MB before, {sizes[-1]:.1f} MB after", flush=True)


def read_questions() -> list[str]:
    """Return the questions of the shipped base's tests."""
    text = Path(ROOT, "tests", "questions.yaml").read_text(encoding="utf-8")
    return [json.loads(found) for found in re.findall(r'^- \{q: ("(?:[^"\\]|\\.)*")', text, re.MULTILINE)]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a line for each figure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--requests", type=int, default=2_000, help="requests of each round that measures CPU; 0 leaves it out"
    )
    parser.add_argument("--rate", type=float, default=500, help="requests per second of the steady load")
    parser.add_argument("--seconds", type=float, default=20, help="seconds of the steady load; 0 leaves it out")
    parser.add_argument("--soak", type=int, default=0, help="requests of the soak (200,000 are an hour's at 55/s)")
    options = parser.parse_args(arguments)
    questions = read_questions()
    requests = build_requests(questions)
    with run_server() as server:
        asyncio.run(send_all(server.port, requests))
        print(f"ready    {server.ready:.2f} s, {server.start:.2f} s of processor time")
        print(f"memory   {server.memory:.1f} MB, {server.own_memory:.1f} MB of its own", flush=True)
        if options.requests:
            served, bare = measure_processor_time(server, questions, options.requests)
            print(f"CPU      {served:.2f} ms a request, {bare:.2f} ms bare, ratio {served / bare:.2f}", flush=True)
        if options.seconds:
            steady = list(islice(cycle(requests), int(options.rate * options.seconds)))
            times = sorted(asyncio.run(send_steadily(server.port, steady, options.rate)))
            shares = [(name, times[min(len(times) - 1, int(len(times) * share))]) for name, share in PERCENTILES]
            listed = ", ".join(f"{name} {figure:.1f} ms" for name, figure in shares)
            print(f"latency  {listed} at {options.rate:g}/s", flush=True)
        if options.soak:
            soak(server, requests, options.soak)


if __name__ == "__main__":
    main()
