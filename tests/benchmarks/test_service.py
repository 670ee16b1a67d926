"""The benchmark of the service, on a small scale."""

import asyncio
import re

import pytest

pytest.importorskip("uvicorn")
pytest.importorskip("prometheus_client")

from service import build_requests, main, read_questions, send_all


def test_a_request_asks_a_question_as_json() -> None:
    (request,) = build_requests(["How long does a loaf keep?"])
    assert request.endswith(b'Content-Length: 42\r\n\r\n{"question": "How long does a loaf keep?"}')


def test_the_questions_are_those_of_the_shipped_base() -> None:
    questions = read_questions()
    assert questions[0] == "What is IVIG?"
    assert len(questions) > 100


def test_each_figure_has_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--requests", "20", "--rate", "50", "--seconds", "0.2", "--soak", "20"])
    figure = r"[\d.]+"
    tenths = "".join(rf"         {sent} requests, 0 errors, {figure} MB\n" for sent in range(2, 21, 2))
    assert re.fullmatch(
        rf"ready    {figure} s, {figure} s of processor time\n"
        rf"memory   {figure} MB, {figure} MB of its own\n"
        rf"CPU      {figure} ms a request, {figure} ms bare, ratio {figure}\n"
        rf"latency  p50 {figure} ms, p99 {figure} ms, most {figure} ms at 50/s\n"
        rf"{tenths}"
        rf"soak     20 requests, 0 errors, {figure} MB before, {figure} MB after\n",
        capsys.readouterr().out,
    )


def test_what_takes_long_can_be_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--requests", "0", "--seconds", "0"])
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["ready", "memory"]


def test_a_connection_that_the_server_closes_between_two_requests_is_opened_again() -> None:
    asked: list[bytes] = []

    async def answer_once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].split()[0])
        asked.append(await reader.readexactly(length))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        await writer.drain()
        writer.close()

    async def send() -> int:
        async with await asyncio.start_server(answer_once, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            return await send_all(port, build_requests(["first", "second", "third"] * 20))

    assert asyncio.run(send()) == 0
    assert len(asked) == 60
