"""Every widget of the gallery in three hosts: the bridge alone, `window.openai` alone, and both with their quirks."""

import json
import re

import pytest

from emitted import CORPUS, units
from widgets import WidgetHost, cases

UNIT = next(unit for unit in units() if unit.parent.name == "widget-gallery")
ALL = [case for case in cases() if case[0] == UNIT]
SHOWN = [case for case in ALL if "output" in case[3]]
every_case = pytest.mark.parametrize("case", SHOWN, ids=[f"{widget}-{example['name']}" for _, _, widget, example in SHOWN])

OPENAI = """
  window.calls = [];
  const note = name => (...values) => { window.calls.push([name, ...values]); return Promise.resolve(window.reply || {}); };
  window.openai = {
    theme: "light", locale: "en-GB", displayMode: "inline", toolInput: %s, toolOutput: %s, toolResponseMetadata: %s,
    widgetState: %s,
    callTool: note("callTool"), sendFollowUpMessage: note("sendFollowUpMessage"), openExternal: note("openExternal"),
    requestDisplayMode: note("requestDisplayMode"), notifyIntrinsicHeight: note("notifyIntrinsicHeight"),
    setWidgetState(state) { window.calls.push(["setWidgetState", state]); this.widgetState = state; },
  };
"""


@pytest.fixture
def open_in(browser):
    opened = []

    def make(case, kind, state=None, **context):
        unit, _, widget, example = case
        script, hidden = None, example.get("hidden")
        if kind != "bridge":
            output, metadata = (example["output"], envelope(example)) if kind == "overlay" else (None, None)
            script = OPENAI % tuple(json.dumps(value) for value in (example["input"], output, metadata, state))
        shown = WidgetHost(browser, unit, width=400, script=script)
        opened.append(shown)
        shown.open(widget, mute=kind == "overlay", **context)
        if kind == "bridge":
            shown.give(example["output"], example["input"], hidden=hidden)
        elif kind == "both":
            # The first result never comes by the bridge: only the overlay has it, later, and what is hidden later still.
            set_globals(shown, toolOutput=example["output"])
            if hidden:
                set_globals(shown, toolResponseMetadata=hidden)
        shown.view.locator("main:not([aria-busy])").wait_for()
        shown.settle()
        return shown

    yield make
    for each in opened:
        each.close()
    assert [each.complaints for each in opened if each.complaints] == []


def envelope(example):
    """What ChatGPT calls `toolResponseMetadata` since 2026-05-27; before, it was the result's `_meta` itself."""
    result = {"content": [], "structuredContent": example["output"], "_meta": example.get("hidden")}
    return {"status": "success", "call_tool_result": {}, "mcp_tool_result": result}


def set_globals(shown, **globals):
    shown.frame.evaluate(
        "globals => { Object.assign(window.openai, globals);"
        " dispatchEvent(new CustomEvent('openai:set_globals', {detail: {globals}})) }", globals)


def words(shown):
    return re.sub(r"\s+", " ", shown.text())


@every_case
def test_shows_the_same_in_every_host(open_in, case):
    texts = {kind: words(open_in(case, kind, locale="en-GB")) for kind in ("bridge", "overlay", "both")}
    # A host that has only `window.openai` says no time zone: hours may differ.
    texts = {kind: re.sub(r"\d{1,2}:\d\d( ?[ap]m)?", "", text) for kind, text in texts.items()}
    assert texts["bridge"] == texts["overlay"] == texts["both"]
    assert texts["bridge"].strip()


@every_case
def test_tells_its_height_once_by_each_way_that_there_is(open_in, case):
    shown = open_in(case, "both")
    shown.page.wait_for_timeout(200)
    told = [call[1] for call in shown.frame.evaluate("calls") if call[0] == "notifyIntrinsicHeight"]
    heights = [each["params"]["height"] for each in shown.messages("ui/notifications/size-changed")]
    assert told and heights and told[-1] == heights[-1]
    assert len(told) == len(set(told)) and len(heights) <= 4, "the height grows by itself"


@pytest.mark.parametrize("kind", ["overlay", "both"])
def test_gives_a_write_the_right_arguments(open_in, kind):
    case = next(case for case in SHOWN if case[2] == "loan_card")
    shown = open_in(case, kind, capabilities={})
    shown.frame.evaluate("window.reply = {structuredContent: {loan: 'L2041', due: '2026-12-09T17:30:00Z'}}")
    shown.view.locator("button.primary").click()
    shown.view.get_by_text("Keep loan L2041 for another week?").wait_for()
    assert [call for call in shown.frame.evaluate("calls") if call[0] == "callTool"] == []
    shown.view.get_by_role("button", name="Yes").click()
    shown.view.get_by_role("heading", name="All set").wait_for()
    (call,) = [call for call in shown.frame.evaluate("calls") if call[0] == "callTool"]
    assert call[1:] == ["extend_loan", {"loan": "L2041"}]
    assert shown.messages("tools/call") == []


KINDS = ["bridge", "overlay", "both"]


def receipt(shown):
    return shown.view.get_by_role("link", name="Receipt").get_attribute("href")


def told_to_the_model(shown):
    """All that a page hands to the conversation, in whatever way."""
    told = shown.messages("ui/message") + shown.messages("ui/update-model-context")
    for call in shown.frame.evaluate("window.calls || []"):
        if call[0] == "setWidgetState":
            told.append(call[1].get("modelContent"))
        elif call[0] == "sendFollowUpMessage":
            told.append(call)
    return json.dumps(told)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_hidden_is_shown_in_every_host(open_in, kind):
    case = next(case for case in SHOWN if case[2] == "loan_card")
    shown = open_in(case, kind)
    assert receipt(shown) == case[3]["hidden"]["receipt"]
    fullscreen = open_in(next(case for case in SHOWN if case[2] == "usage"), kind)
    fullscreen.view.get_by_role("button", name="See all tools").click()
    if kind != "overlay":
        fullscreen.wait_for("ui/request-display-mode")
    fullscreen.view.get_by_role("cell", name="Stud finder").wait_for()


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_call_hides_is_shown_and_never_told(open_in, kind):
    shown = open_in(next(case for case in SHOWN if case[2] == "loan_card"), kind)
    new = {"structuredContent": {"loan": "L2041", "due": "2026-12-09T17:30:00Z"},
           "_meta": {"receipt": "https://hillside.example/loans/L2041?key=new-and-hidden"}}
    shown.answer_call(new["structuredContent"], hidden=new["_meta"])
    if kind != "bridge":
        shown.frame.evaluate("reply => { window.reply = reply }", new)
    shown.view.locator("button.primary").click()
    shown.view.get_by_role("button", name="Yes").click()
    shown.view.get_by_role("heading", name="All set").wait_for()
    assert receipt(shown) == new["_meta"]["receipt"]
    shown.ask("ui/resource-teardown")
    told = told_to_the_model(shown)
    assert "L2041" in told and "hidden" not in told and "key=" not in told
    if kind == "bridge":
        return
    # A reload: the host gives the page its first result again, and the state that the page had it keep.
    state = shown.frame.evaluate("window.openai.widgetState")
    again = open_in(next(case for case in SHOWN if case[2] == "loan_card"), kind, state=state)
    again.view.get_by_role("heading", name="All set").wait_for()
    assert receipt(again) == new["_meta"]["receipt"]


def test_what_is_hidden_comes_late_and_disturbs_nothing(open_in):
    case = next(case for case in SHOWN if case[2] == "loan_card")
    shown = open_in((*case[:3], {**case[3], "hidden": None}), "both")
    assert shown.view.get_by_role("link", name="Receipt").count() == 0
    shown.view.locator("button.primary").click()
    shown.view.get_by_text("Keep loan L2041 for another week?").wait_for()
    set_globals(shown, toolResponseMetadata=envelope(case[3]))
    shown.view.get_by_text("Keep loan L2041 for another week?").wait_for()
    assert shown.frame.evaluate("document.activeElement.id") == "ask-yes"
    shown.view.get_by_role("button", name="No").click()
    assert receipt(shown) == case[3]["hidden"]["receipt"]


def test_another_result_does_not_keep_what_the_first_one_hid(open_in):
    case = next(case for case in SHOWN if case[2] == "loan_card")
    shown = open_in(case, "bridge")
    assert receipt(shown)
    shown.give({**case[3]["output"], "loan": "L3000"}, {"loan": "L3000"})
    shown.view.get_by_role("link", name="Receipt").wait_for(state="detached")


def test_state_survives_a_reload_where_the_server_names_the_view(open_in):
    """Without `setWidgetState` the browser keeps it, under a name that the server gives each call (`_meta.viewUUID`)."""
    case = next(case for case in SHOWN if case[2] == "basket")
    shown = open_in(case, "bridge")

    def begin(view, **options):
        shown.open("basket", **options)
        shown.give(case[3]["output"], case[3]["input"], hidden={"viewUUID": view} if view else {"other": 1})
        shown.view.get_by_role("checkbox", name="Cordless drill").wait_for()
        return [box.is_checked() for box in shown.view.get_by_role("checkbox").all()]

    assert begin("one") == [False, False, False]
    for name in ("Cordless drill", "Stud finder"):
        shown.view.get_by_role("checkbox", name=name).check()
    assert begin("two") == [False, False, False], "another view has another state"
    assert begin(None) == [False, False, False]
    assert begin("one") == [True, False, True]
    # What a call has given is shown again too, with what only the page has of it.
    shown.answer_call({"loan": "L2051", "due": "2026-12-04T17:30:00Z"}, hidden={"receipt": "https://hillside.example/x"})
    shown.view.get_by_role("button", name="Reserve").click()
    shown.view.get_by_role("button", name="Yes").click()
    shown.view.get_by_role("heading", name="All set").wait_for()
    shown.open("basket")
    shown.give(case[3]["output"], case[3]["input"], hidden={"viewUUID": "one"})
    shown.view.get_by_role("heading", name="All set").wait_for()
    assert receipt(shown) == "https://hillside.example/x"
    # Old states go, what others have put there stays, and nonsense is no harm.
    shown.frame.evaluate("localStorage['parlance:old'] = '[0, {}]'; localStorage.other = 'x'; localStorage['parlance:odd'] = '{}'")
    shown.view.get_by_role("link", name="Receipt").wait_for()
    assert begin("three") == [False, False, False]
    assert sorted(shown.frame.evaluate("Object.keys(localStorage)")) == ["other", "parlance:one"]
    shown.frame.evaluate("localStorage.clear()")


def test_a_frame_without_an_origin_keeps_nothing_and_works(open_in):
    case = next(case for case in SHOWN if case[2] == "basket")
    shown = open_in(case, "bridge")
    shown.page.evaluate("url => open(url, {sandbox: 'allow-scripts'})", "http://widget.test/basket.html")
    shown.wait_for("ui/notifications/initialized")
    shown.give(case[3]["output"], case[3]["input"], hidden={"viewUUID": "one"})
    shown.view.get_by_role("checkbox", name="Cordless drill").check()
    shown.view.get_by_role("button", name="Reserve").click()
    shown.view.get_by_text("Reserve these tools for New kitchen?").wait_for()


def test_a_host_that_keeps_state_is_asked_alone(open_in):
    shown = open_in(next(case for case in SHOWN if case[2] == "basket"), "overlay")
    shown.view.get_by_role("checkbox", name="Cordless drill").check()
    assert shown.frame.evaluate("window.openai.widgetState.privateContent.choice") == {"chosen": ["T104"]}
    assert shown.frame.evaluate("Object.keys(localStorage)") == []


def test_gives_all_that_was_chosen(open_in):
    shown = open_in(next(case for case in SHOWN if case[2] == "basket"), "bridge")
    shown.answer_call({"loan": "L2051", "due": "2026-12-04T17:30:00Z"})
    shown.view.get_by_role("button", name="Reserve").click()
    assert shown.messages("tools/call") == [], "nothing is chosen yet"
    for name in ("Cordless drill", "Stud finder", "Spirit level"):
        shown.view.get_by_role("checkbox", name=name).check()
    shown.view.get_by_role("checkbox", name="Spirit level").uncheck()
    shown.view.get_by_role("button", name="Reserve").click()
    shown.view.get_by_role("button", name="Yes").click()
    assert shown.wait_for("tools/call")["params"] == {
        "name": "reserve_tools", "arguments": {"project": "New kitchen", "tools": ["T104", "T310"]}}


def test_a_form_begins_with_what_is_known(open_in):
    shown = open_in(next(case for case in SHOWN if case[2] == "workshop"), "bridge")
    shown.answer_call({"member": "M1", "name": "Ada"})
    assert shown.view.get_by_label("People").input_value() == "2"
    assert shown.view.get_by_label("Day").input_value() == "2026-12-05"
    shown.view.get_by_label("Reminder at").fill("08:30")
    shown.view.get_by_role("button", name="Book").click()
    shown.view.get_by_role("button", name="Yes").click()
    arguments = shown.wait_for("tools/call")["params"]["arguments"]
    assert arguments == {"workshop": "W12", "people": 2, "day": "2026-12-05", "reminder": "08:30:00+00:00"}


@pytest.mark.parametrize("locale, language, direction, word", [
    ("de-AT", "de", "ltr", "Fällig"), ("ar-EG", "ar", "rtl", "موعد الإرجاع"), ("en-US", "en", "ltr", "Due"),
    ("fr-FR", "en", "ltr", "Due"),
])
def test_speaks_the_hosts_language(open_in, locale, language, direction, word):
    shown = open_in(next(case for case in SHOWN if case[2] == "loan_card"), "bridge", locale=locale)
    root = shown.frame.evaluate("[document.documentElement.lang, document.documentElement.dir]")
    assert root == [language, direction] and word in shown.text()
    assert shown.overflow() <= 0 and shown.violations() == []


@pytest.mark.parametrize("locale", ["ar-EG", "en-US"])
def test_data_keeps_its_own_direction(open_in, locale):
    """An English note in an Arabic page begins at its left and ends with its full stop at the right."""
    shown = open_in(next(case for case in SHOWN if case[2] == "loan_card"), "bridge", locale=locale)
    places = """() => {
      const text = [...document.querySelectorAll("dd")].map(each => each.firstChild).find(each => each.data.startsWith("Please"));
      const place = at => { const range = new Range(); range.setStart(text, at); range.setEnd(text, at + 1); return range.getBoundingClientRect().left; };
      return [place(0), place(text.length - 2), place(text.length - 1)];
    }"""
    first, last, stop = shown.frame.evaluate(places)
    assert first < last < stop


def naughty():
    """Every string of the list by others; without it, none."""
    path = CORPUS / "adversarial" / "blns" / "blns.json"
    return [text for text in json.loads(path.read_text(encoding="utf-8")) if text] if path.exists() else []


STRINGS = naughty()


@pytest.mark.skipif(not STRINGS, reason="corpora: NOT RUN (naughty strings)")
@pytest.mark.parametrize("widget", sorted({case[2] for case in SHOWN}))
def test_naughty_strings_are_text(browser, widget):
    """Each string in every text of a result: no script runs, no element comes of it, nothing is asked for."""
    unit, _, _, example = next(case for case in SHOWN if case[2] == widget)
    shown = WidgetHost(browser, unit, width=400)
    shown.open(widget)

    def filled(value, text):
        if isinstance(value, str):
            return text
        if isinstance(value, dict):
            return {key: filled(each, text) for key, each in value.items()}
        return [filled(each, text) for each in value] if isinstance(value, list) else value

    for text in STRINGS:
        shown.give(filled(example["output"], text), filled(example["input"], text))
    shown.settle()
    made = "document.querySelectorAll('main script, iframe, object, embed, main style, [onerror], [onload]').length"
    assert shown.frame.evaluate(made) == 0
    images = shown.frame.evaluate("[...document.images].map(each => each.src)")
    assert all(each.startswith("https://") for each in images)
    shown.close()
    # A picture whose address is such a string is refused by the policy, and that may be said on the console.
    assert [each for each in shown.complaints if "Content Security Policy" not in each] == []
