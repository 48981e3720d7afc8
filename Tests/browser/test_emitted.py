"""Every emitted widget with every example's data: both themes and display modes, phone and desktop width."""

import re

import pytest
from jsonschema import Draft202012Validator

from contract_files import declared, sections
from emitted import load
from widgets import cases, modes

ALL = cases()
IDS = [f"{unit.parent.name}-{unit.name}-{widget}-{example['name']}" for unit, _, widget, example in ALL]
every_case = pytest.mark.parametrize("case", ALL, ids=IDS)


def test_every_widget_has_an_example():
    for contract in {unit.parent.name for unit, *_ in ALL}:
        shown = {widget for unit, _, widget, _ in ALL if unit.parent.name == contract}
        assert shown == set(declared(contract, "widgets"))


@pytest.mark.parametrize("width", [320, 768])
@pytest.mark.parametrize("theme", ["light", "dark"])
@every_case
def test_shows_the_example(host, case, theme, width):
    unit, tool, widget, example = case
    for mode in modes(unit, widget):
        shown = host(unit, width, theme).show(widget, example, mode, theme=theme)
        shown.picture(widget, f"{slug(example['name'])}-{mode}-{theme}-{width}")
        text = shown.text()
        assert text.strip() and "undefined" not in text and "[object" not in text and "$(" not in text
        assert example.get("error", "") in text
        assert shown.overflow() <= 0, "it scrolls sideways"
        assert shown.violations() == []
        assert 0 < shown.wait_for("ui/notifications/size-changed")["params"]["height"] < 5000


def slug(name):
    return re.sub(r"[^a-z0-9]+", "_", name.lower())


HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'`${7*7}\u202e javascript:alert(3)"


def each_text(value, change):
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: each if key == "currency" else each_text(each, change) for key, each in value.items()}
    return [each_text(each, change) for each in value] if isinstance(value, list) else value


@every_case
def test_data_is_text(host, case):
    """Markup in the data is shown as text or not at all: never does it become an element, request or script."""
    unit, tool, widget, example = case
    hostile = each_text({key: example[key] for key in example.keys() - {"name"}}, lambda _: HOSTILE)
    for mode in modes(unit, widget):
        shown = host(unit).show(widget, hostile, mode)
        made = "document.querySelectorAll('main script, iframe, object, embed, svg script, [onerror]').length"
        assert shown.frame.evaluate(made) == 0
        assert shown.frame.evaluate("[...document.images].every(each => each.src.startsWith('https://'))")
        assert shown.text().strip()


@every_case
def test_long_words_fit(host, case):
    unit, tool, widget, example = case
    word = " Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    long = each_text(
        {key: example[key] for key in example.keys() - {"name"}},
        lambda text: text if re.match(r"[\d+]", text) else text + word,
    )
    for mode in modes(unit, widget):
        assert host(unit, 320).show(widget, long, mode).overflow() <= 0


ASKED = {"ui/message", "tools/call", "ui/request-display-mode", "ui/open-link"}
TOLD = {"ui/update-model-context", "ui/notifications/size-changed"}


def controls(shown):
    return shown.frame.locator("button:visible:not([disabled])")


@every_case
def test_each_button_asks_what_the_contract_allows(host, case):
    """Whatever is pressed: only requests of the protocol, tools that a view may call, arguments that fit."""
    unit, tool, widget, example = case
    tools = {each["name"]: each for each in load(unit / "mcp/tools.json")["tools"]}
    for mode in modes(unit, widget):
        for index in range(controls(host(unit).show(widget, example, mode)).count()):
            shown = host(unit).show(widget, example, mode)
            before = len(shown.page.evaluate("log"))
            controls(shown).nth(index).click()
            shown.settle()
            for message in shown.page.evaluate("log")[before:]:
                method, params = message.get("method"), message.get("params")
                assert method in ASKED | TOLD
                if method == "ui/message":
                    (block,) = params["content"]
                    assert params["role"] == "user" and block["type"] == "text"
                    assert block["text"].strip() and "$(" not in block["text"]
                elif method == "tools/call":
                    called = tools[params["name"]]
                    assert "app" in called["_meta"]["ui"]["visibility"]
                    Draft202012Validator(called["inputSchema"]).validate(params["arguments"])
                elif method == "ui/request-display-mode":
                    assert params["mode"] in modes(unit, widget)


def test_declared_actions_are_there(host):
    """Every label of an action in a contract is a button or a link of some shown example."""
    for contract in {unit.parent.name for unit, *_ in ALL}:
        texts = set()
        first = next(unit for unit, *_ in ALL if unit.parent.name == contract)
        for unit, tool, widget, example in ALL:
            if unit == first:
                for mode in modes(unit, widget):
                    shown = host(unit).show(widget, example, mode)
                    texts |= set(shown.frame.locator("button:visible, a:visible").all_inner_texts())
        assert set(labels(sections(contract)["widgets"])) - {text.strip() for text in texts} == set()


def labels(node):
    """The labels below `actions:` lists, and what submits a form, wherever they stand."""
    if isinstance(node.value, str):
        return
    for each in node.value:
        key, value = each if isinstance(each, tuple) else (None, each)
        if key is not None and key.value == "actions":
            for action in value.value:
                yield from (first(found) for name, found in action.value if name.value == "label")
        elif key is not None and key.value == "submit":
            yield first(value)
        yield from labels(value)


def first(node):
    """A label's text, or that in the first of its languages."""
    return node.value if isinstance(node.value, str) else node.value[0][1].value
