"""The routes of the page, as a browser asks for them."""

from urllib.error import HTTPError
from urllib.request import urlopen

import pytest


@pytest.mark.hazard(id="page-injection")
def test_the_page_may_load_its_own_files_and_nothing_else(service: str, site: int) -> None:
    with urlopen(f"{service}/") as reply:  # noqa: S310 - our own service
        assert reply.headers["Content-Security-Policy"] == (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
            "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'; "
            f"frame-ancestors 'self' http://127.0.0.1:{site}"
        )
        assert reply.headers["Content-Type"] == "text/html; charset=utf-8"
        assert reply.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "media_type", "policy"),
    [
        ("page/page.js", "text/javascript; charset=utf-8", "same-origin"),
        ("page/elements.js", "text/javascript; charset=utf-8", "same-origin"),
        ("page/page.css", "text/css; charset=utf-8", "same-origin"),
        ("page/icon.svg", "image/svg+xml", "same-origin"),
        ("widget.js", "text/javascript; charset=utf-8", "cross-origin"),
    ],
)
def test_the_files_have_their_types(service: str, path: str, media_type: str, policy: str) -> None:
    with urlopen(f"{service}/{path}") as reply:  # noqa: S310
        headers = [reply.headers[name] for name in ("Content-Type", "Cross-Origin-Resource-Policy", "Cache-Control")]
    assert headers == [media_type, policy, "public, max-age=300"]


@pytest.mark.parametrize(
    "path", ["page/routes.py", "page/index.html", "page/..%2Fapp.py", "page/%2e%2e/app.py", "page/"]
)
def test_no_other_file_is_given(service: str, path: str) -> None:
    with pytest.raises(HTTPError) as caught:
        urlopen(f"{service}/{path}")  # noqa: S310
    with caught.value as error:
        assert error.code == 404


def test_a_base_that_is_not_served_has_no_page(service: str) -> None:
    with pytest.raises(HTTPError) as caught:
        urlopen(f"{service}/?base=cake")  # noqa: S310
    with caught.value as error:
        assert (error.code, error.read()) == (
            404,
            b'{"title":"Not Found","status":404,"detail":"there is no such base; the bases are bread, arabic"}',
        )
