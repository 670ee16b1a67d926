"""A PostgreSQL server of one's own: on loopback, in a folder that is deleted with it."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

PASSWORD = "a secret of the baker"  # noqa: S105 - of a server that lives for minutes

START_SECONDS = 30


def find_binaries() -> Path | None:
    """Return the folder of the newest server that Debian installed, or of that on the path; None if there is none."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: int(each.parent.name), reverse=True)
    found = shutil.which("postgres")
    return next(iter([*folders, *([Path(found).parent] if found else [])]), None)


def find_free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class LocalPostgresql:
    """A server that runs until it is left.

    Args:
        binaries: The folder of its programs.
        durable: Whether what is committed outlives a power failure; otherwise it is faster.
    """

    def __init__(self, binaries: Path, *, durable: bool = False) -> None:
        self._binaries, self._options = binaries, [] if durable else ["-c", "fsync=off"]
        self._folder = Path(tempfile.mkdtemp(prefix="faqbot-postgresql-"))
        self.port = find_free_port()
        # It refuses to run as root.
        self._user = "postgres" if os.geteuid() == 0 else None
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Make the database files, and start the server."""
        secret = self._folder / "password"
        secret.write_text(PASSWORD, encoding="utf-8")
        if self._user:
            entry = pwd.getpwnam(self._user)
            for path in (self._folder, secret):
                os.chown(path, entry.pw_uid, entry.pw_gid)
        options = ["--auth=scram-sha-256", f"--pwfile={secret}", "--username=faqbot", "--encoding=UTF8", "--no-sync"]
        command = [str(self._binaries / "initdb"), "-D", str(self._folder / "data"), "--locale=C", *options]
        subprocess.run(command, check=True, capture_output=True, user=self._user, group=self._user, cwd=self._folder)
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the server, and delete its folder."""
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def address(self, database: str = "postgres") -> str:
        """Return the address of a database, without the password."""
        return f"postgresql://faqbot@127.0.0.1:{self.port}/{database}"

    @property
    def tables(self) -> Path:
        """The folder with the files of the tables."""
        return self._folder / "data" / "base"

    def start(self) -> None:
        """Start the server, and wait until it answers.

        Raises:
            TimeoutError: If it does not within ``START_SECONDS``.
        """
        command = [str(self._binaries / "postgres"), "-D", str(self._folder / "data"), "-p", str(self.port)]
        command += ["-h", "127.0.0.1", "-k", str(self._folder), *self._options]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, user=self._user, group=self._user, cwd=self._folder
            )
        deadline = time.monotonic() + START_SECONDS
        ready = [str(self._binaries / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        while subprocess.run(ready, check=False).returncode:
            if time.monotonic() > deadline or self._process.poll() is not None:
                raise TimeoutError((self._folder / "log").read_text(encoding="utf-8"))
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop the server at once; open transactions are given up."""
        if self._process and self._process.poll() is None:
            self._process.send_signal(2)  # a fast shutdown
            self._process.wait()
