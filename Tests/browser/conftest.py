"""One browser a module, one host page a test; nothing that a page complains of goes unseen."""

import pathlib
import shutil
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "python"))

import emitted  # noqa: E402
from host import Browser  # noqa: E402
from widgets import PICTURES, WidgetHost, write_gallery  # noqa: E402


def pytest_sessionstart(session):
    if not emitted.files("apps/*.html"):
        pytest.exit(f"no widgets in {emitted.GENERATED}: `make` writes them", returncode=1)
    shutil.rmtree(PICTURES, ignore_errors=True)


def pytest_sessionfinish(session):
    write_gallery()


@pytest.fixture(scope="module")
def browser():
    opened = Browser(shutil.which("chromium"))
    yield opened
    opened.close()


@pytest.fixture
def host(browser):
    hosts = []

    def make(unit, width=768, theme="light"):
        hosts.append(WidgetHost(browser, unit, width=width, scheme=theme, touch=width < 500))
        return hosts[-1]

    yield make
    for each in hosts:
        each.close()
    # The console, script errors, refused requests and violations of the policy all end up here.
    assert [each.complaints for each in hosts if each.complaints] == []
    assert all(len(each.requested) <= 1 for each in hosts), "each page is one file, asked for once"
