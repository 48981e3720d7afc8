"""The pages of published samples, said in the language: they show their examples, and do what the samples' do."""

import os
import subprocess

import pytest
from ruamel.yaml import YAML

from emitted import ROOT
from widgets import WidgetHost, modes

HERE = ROOT / "Tests" / "browser" / "published"
PARLANCE = os.environ.get("PARLANCE", str(ROOT / ".build/debug/parlance"))
CONTRACT = YAML(typ="safe", pure=True).load((HERE / "parlance.yaml").read_text(encoding="utf-8"))
EXAMPLES = {
    (tool["widget"], example["name"]): example for tool in CONTRACT["tools"].values() for example in tool.get("examples", [])
}


@pytest.fixture(scope="module")
def unit(tmp_path_factory):
    folder = tmp_path_factory.mktemp("published")
    done = subprocess.run([PARLANCE, "build", "--project", HERE, "--out", folder], capture_output=True, text=True)
    assert done.returncode == 0 and "warning" not in done.stderr, done.stderr
    return folder / "published" / "default"


@pytest.fixture
def show(browser, unit):
    opened = []

    def make(widget, example, mode="inline", width=390, theme="light"):
        opened.append(WidgetHost(browser, unit, width=width, scheme=theme))
        return opened[-1].show(widget, EXAMPLES[widget, example], mode, theme=theme)

    yield make
    for each in opened:
        each.close()
    assert [each.complaints for each in opened if each.complaints] == []


@pytest.mark.parametrize("width, theme", [(320, "light"), (768, "dark")])
@pytest.mark.parametrize("widget, example", EXAMPLES, ids="-".join)
def test_shows_the_example(show, unit, widget, example, width, theme):
    for mode in modes(unit, widget):
        shown = show(widget, example, mode, width, theme)
        text = shown.text()
        assert text.strip() and "undefined" not in text and "[object" not in text and "$(" not in text
        assert shown.overflow() <= 0 and shown.violations() == []


def press(shown, *names):
    for name in names:
        shown.view.get_by_role("button", name=name, exact=True).click()


def test_expenses_are_chosen_drafted_and_submitted(show):
    shown = show("expenses", "three")
    report = EXAMPLES["report", "drafted"]["output"]
    shown.answer_call(report)
    press(shown, "Draft a report")
    shown.view.locator("p.note", has_text="Choose one first.").wait_for()
    for name in ("Café Luma", "Hotel Arc"):
        shown.view.get_by_role("checkbox", name=name).check()
    press(shown, "Draft a report", "Yes")
    shown.view.get_by_role("heading", name="Draft D7").wait_for()
    assert shown.messages("tools/call")[-1]["params"] == {"name": "create_report", "arguments": {"expenses": ["E1", "E3"]}}
    shown.view.get_by_label("Note").fill("Both trips")
    press(shown, "Submit", "Yes")
    assert shown.wait_for("tools/call", 2)["params"] == {
        "name": "submit_report", "arguments": {"draft": "D7", "note": "Both trips"}}


def test_a_list_is_filtered_in_place(show):
    shown = show("jobs", "two", "fullscreen")
    jobs = EXAMPLES["jobs", "two"]["output"]["jobs"]
    shown.answer_call({"jobs": jobs[:1]})
    assert shown.view.get_by_role("link", name="Map").count() == 2
    group = shown.view.get_by_role("group", name="Priorities")
    group.get_by_label("High").check()
    group.get_by_label("Medium").check()
    press(shown, "Filter")
    assert shown.wait_for("tools/call")["params"] == {
        "name": "list_jobs", "arguments": {"priorities": ["medium", "high"], "hours": 24}}
    shown.view.get_by_text("Meter to read").wait_for(state="detached")
    assert shown.view.get_by_role("link", name="Map").get_attribute("href") == "https://maps.example/1"


def test_a_plan_is_committed_row_by_row(show):
    shown = show("plan", "two rows")
    shown.answer_call({"text": "Two jobs are assigned."})
    press(shown, "Assign", "Yes")
    shown.view.get_by_role("heading", name="Two jobs are assigned.").wait_for()
    rows = EXAMPLES["plan", "two rows"]["output"]["rows"]
    assert shown.messages("tools/call")[-1]["params"] == {"name": "commit_plan", "arguments": {"rows": rows}}


def test_several_requests_are_decided_at_once(show):
    shown = show("approvals", "three of many", "fullscreen")
    shown.answer_call({"text": "It is decided."})
    shown.view.get_by_label("Reason").fill("Over budget")
    shown.view.get_by_label("Decision").select_option(label="Reject")
    press(shown, "Decide on all")
    shown.view.locator("p.note", has_text="Choose one first.").wait_for()
    assert shown.view.get_by_label("Reason").input_value() == "Over budget"
    shown.view.get_by_role("checkbox", name="Test bench").check()
    shown.view.get_by_role("checkbox", name="Cleaning").check()
    press(shown, "Decide on all")
    shown.view.get_by_text("Decide: reject?").wait_for()
    press(shown, "Yes")
    assert shown.wait_for("tools/call")["params"] == {
        "name": "decide", "arguments": {"ids": ["A1", "A3"], "decision": "reject", "reason": "Over budget"}}


def test_the_next_page_comes_in_place(show):
    shown = show("approvals", "three of many", "fullscreen")
    shown.answer_call(EXAMPLES["approvals", "nothing waits"]["output"])
    press(shown, "Next page")
    shown.view.get_by_text("Nothing waits for you.").wait_for()
    assert shown.messages("tools/call")[-1]["params"] == {"name": "list_approvals", "arguments": {"page": "p2"}}


def test_a_request_opens_with_what_was_asked_for(show):
    shown = show("approval", "a purchase")
    press(shown, "Reject")
    shown.view.get_by_text("Please fill this in.").wait_for()
    shown.view.get_by_label("Reason").fill("Not now")
    press(shown, "Reject", "Yes")
    assert shown.wait_for("tools/call")["params"] == {"name": "reject", "arguments": {"id": "A1", "reason": "Not now"}}
    whole = show("approval", "as it is", "fullscreen")
    assert whole.view.get_by_role("link", name="Offer.pdf").get_attribute("href") == "https://files.example/offer"


def test_a_request_asks_what_its_kind_needs(show):
    travel = show("request", "a journey")
    assert travel.view.get_by_label("Title").input_value() == "Trade fair"
    assert travel.view.get_by_label("From").get_attribute("type") == "date"
    assert show("request", "a purchase").view.get_by_label("Why").count() == 1
