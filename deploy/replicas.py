"""Three replicas behind haproxy with PostgreSQL, under load: what happens to questions when each of them fails.

    python deploy/replicas.py

It starts everything on loopback, asks without a pause, and in the meantime kills a replica, rolls a new base through
the replicas one after the other, and restarts the database. Every question is one that the log keeps. In the end, each
reply that was received must have exactly one row. It needs haproxy, a PostgreSQL server, and faqbot[serve,postgresql].
"""

import argparse
import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex

from local_postgresql import PASSWORD, LocalPostgresql, find_binaries, find_free_port

from faqbot.storage.postgresql_log import PostgresqlLog

BASE = """\
format: 1
id: bread
entries:
  - {id: keep, question: How long does a loaf keep?, answer: "About DAYS days."}
"""

CONFIGURATION = """\
bases = ["bread.yaml"]
port = PORT
secret_file = "../secret"

[limits]
rate = 0

[log]
store = "ADDRESS"
password_file = "../db-password"
"""

ATTEMPTS = 50
"""How often a client sends a request before it gives up."""

PAUSE = 0.1
"""Seconds between two attempts."""


@dataclass(slots=True)
class Tally:
    """What the clients saw in one act of the story."""

    seconds: list[float] = field(default_factory=list)
    failures: Counter[str] = field(default_factory=Counter)


class Clients:
    """Clients that ask one question after the other, each with an id that a repeated request keeps.

    Args:
        port: The port of the proxy.
        number: How many ask at the same time.
    """

    def __init__(self, port: int, number: int) -> None:
        self._port, self._ending = port, threading.Event()
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._ask_on, args=(name,)) for name in range(number)]
        self.acts: dict[str, Tally] = {}
        self.act = ""
        self.answered: set[str] = set()
        self.given_up: list[str] = []

    def begin(self, act: str) -> None:
        """Count what happens from now on under another name."""
        self.acts[act], self.act = Tally(), act
        for thread in self._threads:
            if not thread.ident:
                thread.start()

    def end(self) -> None:
        """Let each client receive its last reply."""
        self._ending.set()
        for thread in self._threads:
            thread.join()

    def _ask_on(self, name: int) -> None:
        number, connection = 0, http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        while not self._ending.is_set():
            number += 1
            question = f"zorb {_spell(name)} {_spell(number)}"
            body = json.dumps({"question": question})
            headers = {"Content-Type": "application/json", "X-Request-ID": token_hex(16)}
            begun = time.monotonic()
            for _ in range(ATTEMPTS):
                fault = _send(connection, body, headers)
                if not fault:
                    break
                connection.close()
                with self._lock:
                    self.acts[self.act].failures[fault] += 1
                time.sleep(PAUSE)
            with self._lock:
                self.acts[self.act].seconds.append(time.monotonic() - begun)
                if fault:
                    self.given_up.append(question)
                else:
                    self.answered.add(question)


def _send(connection: http.client.HTTPConnection, body: str, headers: dict[str, str]) -> str:
    """Ask, and return what went wrong, or an empty text."""
    try:
        connection.request("POST", "/v1/ask", body, headers)
        reply = connection.getresponse()
        reply.read()
    except (OSError, http.client.HTTPException) as error:
        return type(error).__name__
    return "" if reply.status == http.HTTPStatus.OK else str(reply.status)


def _spell(number: int) -> str:
    """Write a number in letters, which no redaction takes for a telephone.

    >>> _spell(0), _spell(27)
    ('qa', 'qbb')
    """
    letters = ""
    while number or not letters:
        number, letter = divmod(number, 26)
        letters = chr(97 + letter) + letters
    return f"q{letters}"


class Replica:
    """A process of ``faqbot serve`` with a base and a configuration of its own.

    Args:
        folder: A folder for its files.
        address: The address of the database.
    """

    def __init__(self, folder: Path, address: str) -> None:
        self._folder, self.port = folder, find_free_port()
        folder.mkdir()
        configuration = CONFIGURATION.replace("PORT", str(self.port)).replace("ADDRESS", address)
        (folder / "serve.toml").write_text(configuration, encoding="utf-8")
        self.write_base("three")

    def write_base(self, days: str) -> None:
        """Write a version of the base."""
        (self._folder / "bread.yaml").write_text(BASE.replace("DAYS", days), encoding="utf-8")

    def start(self) -> None:
        """Start the process, and wait until it is ready."""
        command = [sys.executable, "-m", "faqbot", "serve", "--config", str(self._folder / "serve.toml")]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        while not read_digest(self.port) and self._process.poll() is None:
            time.sleep(PAUSE)
        if self._process.poll() is not None:
            sys.exit((self._folder / "log").read_text(encoding="utf-8"))

    def stop(self, kind: signal.Signals) -> None:
        """Send a signal, and wait for the end."""
        self._process.send_signal(kind)
        self._process.wait()


def read_digest(port: int) -> str:
    """Return the digest of the base that is served at a port, or an empty text if nothing is."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return str(json.loads(connection.getresponse().read())["bases"][0]["digest"])
    except (OSError, http.client.HTTPException, ValueError):
        return ""
    finally:
        connection.close()


def start_proxy(replicas: list[Replica], port: int) -> subprocess.Popen[bytes]:
    """Start haproxy with the configuration of this folder."""
    names = {f"FAQBOT_{number}": f"127.0.0.1:{replica.port}" for number, replica in enumerate(replicas, 1)}
    environment = {**os.environ, **names, "FAQBOT_BIND": f"127.0.0.1:{port}"}
    program = shutil.which("haproxy", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        sys.exit("haproxy is not installed")
    command = [program, "-db", "-f", str(Path(__file__).parent / "haproxy.cfg")]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def tell_story(clients: Clients, replicas: list[Replica], database: LocalPostgresql, seconds: float) -> None:
    """Let everything fail once, each after and before so many seconds of calm."""

    def kill() -> None:
        replicas[0].stop(signal.SIGKILL)
        time.sleep(seconds)
        replicas[0].start()

    def roll() -> None:
        for replica in replicas:
            replica.write_base("four")
            replica.stop(signal.SIGTERM)
            replica.start()

    def restart() -> None:
        database.stop()
        time.sleep(1)
        database.start()

    acts: dict[str, Callable[[], None]] = {
        "calm": lambda: None,
        "one replica is killed, and started again": kill,
        "a new base, one replica after the other": roll,
        "the database is restarted": restart,
    }
    for name, act in acts.items():
        clients.begin(name)
        act()
        time.sleep(seconds)


def main() -> int:
    """Tell the story, and print its figures; return 1 if something was lost."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=10, help="calm before and after each failure (10)")
    parser.add_argument("--clients", type=int, default=8, help="how many ask at the same time (8)")
    options = parser.parse_args()
    binaries = find_binaries()
    if binaries is None:
        sys.exit("no PostgreSQL server is installed")
    with ExitStack() as stack:
        database = stack.enter_context(LocalPostgresql(binaries, durable=True))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="faqbot-replicas-")))
        (folder / "secret").write_text(token_hex(32), encoding="utf-8")
        (folder / "db-password").write_text(PASSWORD, encoding="utf-8")
        replicas = [Replica(folder / f"replica-{number}", database.address()) for number in range(3)]
        for replica in replicas:
            replica.start()
            stack.callback(replica.stop, signal.SIGTERM)
        port = find_free_port()
        proxy = start_proxy(replicas, port)
        stack.callback(proxy.wait)
        stack.callback(proxy.terminate)
        while not read_digest(port):
            time.sleep(PAUSE)
        clients = Clients(port, options.clients)
        tell_story(clients, replicas, database, options.seconds)
        clients.end()
        digests = {read_digest(replica.port) for replica in replicas}
        rows = Counter(row.question for row in PostgresqlLog(database.address(), password=PASSWORD).read())
    return report(clients, rows, digests)


def report(clients: Clients, rows: Counter[str], digests: set[str]) -> int:
    """Print what happened; return 1 if something was lost, logged twice or given up."""
    print(f"{'':42}{'requests':>9}{'repeated':>9}{'p50 ms':>8}{'p99 ms':>8}{'max ms':>8}")
    for name, tally in clients.acts.items():
        seconds = sorted(tally.seconds) or [0.0]
        figures = (seconds[len(seconds) // 2], seconds[len(seconds) * 99 // 100], seconds[-1])
        times = "".join(f"{1000 * figure:8.0f}" for figure in figures)
        faults = ", ".join(f"{number} {fault}" for fault, number in sorted(tally.failures.items()))
        print(f"{name:42}{len(tally.seconds):9}{tally.failures.total():9}{times}  {faults}".rstrip())
    lost = clients.answered - rows.keys()
    twice = [question for question, number in rows.items() if number > 1]
    print(f"answered {len(clients.answered)}, given up {len(clients.given_up)}")
    print(f"rows {rows.total()}, lost {len(lost)}, twice {len(twice)}")
    print(f"versions of the base at the end: {len(digests)}")
    return 1 if lost or twice or clients.given_up or len(digests) != 1 else 0


if __name__ == "__main__":
    sys.exit(main())
