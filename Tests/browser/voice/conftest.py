"""One browser and one filled tree a session; one service, backend and visitor a test."""

import pathlib
import shutil
import subprocess
import sys

import pytest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "python")]

from emitted import GENERATED  # noqa: E402
from pages import FLAGS, MICROPHONE, Backend, Visitor, browser_path, compiler, fill  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from service import Service  # noqa: E402


@pytest.fixture(scope="module")
def chromium():
    """Launches by flags, each browser once."""
    playwright = sync_playwright().start()
    opened = {}

    def launch(*flags):
        if flags not in opened:
            opened[flags] = playwright.chromium.launch(executable_path=browser_path(), args=[*FLAGS, *flags])
        return opened[flags]

    yield launch
    for browser in opened.values():
        browser.close()
    playwright.stop()


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """The deployments: of field-service, and of the small contract beside this file."""
    folder = tmp_path_factory.mktemp("voice")
    built = [compiler(), "build", "--project", str(HERE), "--out", str(folder / "built")]
    done = subprocess.run(built, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return {
        "field-service": fill(GENERATED / "field-service/dev", folder / "field-service"),
        "parcel-desk": fill(GENERATED / "parcel-desk/dev", folder / "parcel-desk"),
        "clinic": fill(folder / "built/clinic/default", folder / "clinic"),
    }


@pytest.fixture
def service():
    made = Service()
    yield made
    problems = [problem for call in made.calls for problem in call.problems]
    made.close()
    assert problems == [], "the page sent what the service would refuse"


@pytest.fixture
def backend(filled, service, tmp_path):
    made = []

    def start(contract="field-service", *options, **more):
        folder = tmp_path / f"{contract}-{len(made)}"
        shutil.copytree(filled[contract], folder)
        made.append(Backend(folder, service, *options, **more))
        return made[-1]

    yield start
    for each in made:
        each.close()


@pytest.fixture
def visit(chromium, service, backend, tmp_path):
    """Opens an agent's page. `device=False`: on a machine without a microphone."""
    visitors = []

    def open_page(agent="front_desk", contract="field-service", device=True, fragment="", options=(), at="localhost", calls=None, **more):
        events = ["--events", str(tmp_path / "events")] if contract == "clinic" else []
        served = backend(contract, *options, *events, calls=calls)
        # `backend.localhost` of the contract is the same server, at another origin.
        elsewhere = [f"--host-resolver-rules=MAP backend.localhost:80 127.0.0.1:{served.port}"] if agent == "branch_desk" else []
        browser = chromium(*(MICROPHONE if device else []), *elsewhere)
        visitor = Visitor(browser, f"http://{at}:{served.port}/{agent}.html{fragment}", service, **more)
        visitor.backend = served
        visitors.append(visitor)
        return visitor

    open_page.expects = []
    yield open_page
    complaints = [text for visitor in visitors for text in visitor.complaints]
    for visitor in visitors:
        visitor.close()
    unexpected = [text for text in complaints if not any(each in text for each in open_page.expects)]
    assert unexpected == [], "the console, errors and violations of the policy"
