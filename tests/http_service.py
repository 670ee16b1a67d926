"""A service on this machine, which needs the packages of the extra ``serve``."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from faqbot.channels.http.app import build_app
from faqbot.channels.http.service import Service
from faqbot.channels.http.settings import Settings


@contextmanager
def run_service(settings: Settings) -> Iterator[str]:
    """Run a service in a thread; yield its address."""
    server = uvicorn.Server(uvicorn.Config(build_app(Service.open(settings)), port=0, log_config=None))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            thread.join(0.01)
            assert thread.is_alive(), "the service did not start"
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()
