"""`parlance preview`: the page is opened from disk, is a host for every widget, and follows the contract."""

import os
import pathlib
import shutil
import subprocess
import time

import pytest

from emitted import ROOT

PARLANCE = os.environ.get("PARLANCE", str(ROOT / ".build/debug/parlance"))


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "gallery"
    shutil.copytree(ROOT / "Specs" / "widget-gallery", folder)
    return folder


@pytest.fixture
def opened(browser, project):
    """Starts the preview of the project as it is then, and gives the page."""
    started = []

    def start():
        running = subprocess.Popen(
            [PARLANCE, "preview", "--project", project], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        index = project / ".preview" / "index.html"
        deadline = time.monotonic() + 20
        while not index.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        page = browser.chromium.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(8000)
        errors = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(index.as_uri())
        started.append((running, page, errors))
        return page

    yield start
    for running, page, errors in started:
        ended = running.poll()
        running.kill()
        running.communicate()
        page.close()
        assert ended is None, "the preview has ended by itself"
        assert errors == []


@pytest.fixture
def preview(opened):
    page = opened()
    page.get_by_role("button", name="loan_card").wait_for()
    return page


def choose(page, name, value):
    page.locator(f"select[name={name}]").select_option(value)


def widget(page):
    return page.frame_locator("iframe")


@pytest.mark.parametrize("kind", ["bridge", "overlay", "both"])
def test_shows_a_widget_in_each_host(preview, kind):
    choose(preview, "host", kind)
    preview.get_by_role("button", name="loan_card").click()
    widget(preview).get_by_role("heading", name="Cordless drill").wait_for()
    choose(preview, "locale", "de")
    widget(preview).get_by_text("Genutzte Tage").wait_for()
    choose(preview, "theme", "dark")
    widget(preview).get_by_text("Genutzte Tage").wait_for()
    # What only the widget gets comes by each way.
    link = widget(preview).get_by_role("link", name="Beleg")
    assert link.get_attribute("href") == "https://hillside.example/loans/L2041?key=5f2c"
    assert preview.locator(".problem").count() == 0


def test_tools_answer_fail_and_are_slow(preview):
    preview.get_by_role("button", name="loan_card").click()
    choose(preview, "tools", "fail")
    widget(preview).locator("button.primary").click()
    widget(preview).get_by_role("button", name="Yes").click()
    widget(preview).get_by_text("It can’t be extended.").first.wait_for()
    choose(preview, "tools", "answer")
    widget(preview).locator("button.primary").click()
    widget(preview).get_by_role("button", name="Yes").click()
    widget(preview).get_by_role("heading", name="All set").wait_for()


def test_the_declared_policy_is_enforced(preview):
    policy = preview.locator("iframe").get_attribute("srcdoc").split('content="', 1)[1].split('"', 1)[0]
    assert "connect-src 'none'" in policy and "https://images.hillside.example" in policy
    assert preview.locator("iframe").get_attribute("sandbox") == "allow-scripts allow-popups"


def change(project, *replacements):
    """Writes the layouts anew, each time from the text that was there first."""
    layouts: pathlib.Path = project / "widgets" / "library.yaml"
    text = (ROOT / "Specs" / "widget-gallery" / "widgets" / "library.yaml").read_text(encoding="utf-8")
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    layouts.write_text(text, encoding="utf-8")


FAULTS = {
    "a field that is not there": (("$(output.fee | money)", "$(output.price | money)"), "widget/unknown-field"),
    "text that is no YAML": (("title: Membership", "title: 'Membership"), "yaml/"),
    "a key that is not known": (("summary: What a membership", "sumary: What a membership"), "language/unknown-key"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_follows_the_contract_and_tells_what_is_wrong(preview, project, fault):
    preview.get_by_role("button", name="Membership").click()
    choose(preview, "theme", "dark")
    widget(preview).get_by_role("heading", name="Join Hillside").wait_for()
    change(project, ("Join Hillside", "Join the Library"))
    # The page takes the new state by itself, and stays where it was.
    widget(preview).get_by_role("heading", name="Join the Library").wait_for()
    assert preview.locator("select[name=theme]").input_value() == "dark"
    wrong, code = FAULTS[fault]
    change(project, ("Join Hillside", "Join the Library"), wrong)
    problem = preview.get_by_role("alert")
    problem.get_by_text(code).wait_for()
    assert "widgets/library.yaml:" in problem.inner_text(), "a finding has its place"
    # The last state that was right is still there, and works.
    widget(preview).get_by_role("heading", name="Join the Library").wait_for()
    choose(preview, "theme", "light")
    widget(preview).get_by_role("heading", name="Join the Library").wait_for()
    change(project)
    widget(preview).get_by_role("heading", name="Join Hillside").wait_for()
    problem.wait_for(state="hidden")


def test_begins_with_a_contract_that_is_broken(opened, project):
    change(project, FAULTS["a field that is not there"][0])
    page = opened()
    page.get_by_role("alert").get_by_text("widget/unknown-field").wait_for()
    change(project)
    page.get_by_role("button", name="loan_card").wait_for()
    page.get_by_role("alert").wait_for(state="hidden")
