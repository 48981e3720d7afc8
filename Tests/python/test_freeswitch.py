"""The dialplans for FreeSWITCH, by another reader than the suite's. No FreeSWITCH has run them: Debian has none."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as XML

import pytest

import emitted

FILES = emitted.files("phone/freeswitch/dialplan.xml")
GATEWAYS = emitted.files("phone/freeswitch/gateways.xml")


@pytest.fixture(params=FILES, ids=[emitted.name_of(path) for path in FILES])
def plan(request):
    return XML.parse(request.param).getroot()


@pytest.mark.parametrize("path", FILES, ids=[emitted.name_of(path) for path in FILES])
def test_a_call_flow_is_there_whole_or_said_to_be_left_out(path):
    contexts = {context.get("name") for context in XML.parse(path).getroot().iter("context")}
    unit = path.parents[2]
    left_out = set(emitted.load(path.with_name("limits.json"))["left_out"])
    for flow in {diagram.stem for diagram in (unit / "phone").glob("*.mmd")}:
        assert (flow in contexts) != (flow in left_out), flow


def test_some_call_flows_are_there():
    plans = [XML.parse(path).getroot() for path in FILES]
    assert sum(1 for plan in plans for action in plan.iter("action") if action.get("application") == "transfer") > 20


def literal(expression):
    """The text that an expression stands for; None where it stands for several."""
    found = re.fullmatch(r"\^((?:[\w-]|\\.)*)\$", expression)
    return found and re.sub(r"\\(.)", r"\1", found.group(1))


def test_every_target_is_there(plan):
    taken = {(context.get("name"), literal(condition.get("expression")))
             for context in plan.iter("context") for condition in context.iter("condition")
             if condition.get("field") == "destination_number"}
    targets = [action.get("data").split(" ") for action in plan.iter("action")
               if action.get("application") in ("transfer", "execute_extension")]
    for destination, dialplan, context in targets:
        assert dialplan == "XML" and (context, destination) in taken


def test_every_extension_can_be_reached_and_every_context_ends(plan):
    """The last extension for a name asks for nothing more, so no call falls out of the dialplan."""
    for context in plan.iter("context"):
        last = {}
        for extension in context.iter("extension"):
            conditions = extension.findall("condition")
            last[conditions[0].get("expression")] = len(conditions)
        assert set(last.values()) == {1}, context.get("name")


def test_every_expression_is_one(plan):
    expressions = {condition.get("expression") for condition in plan.iter("condition")} - {None}
    assert expressions
    for expression in expressions:
        re.compile(expression)


def test_nothing_runs_a_program_or_dials_what_a_caller_sends(plan):
    for action in plan.iter("action"):
        data = action.get("data") or ""
        expanded = {re.sub("^(parlance_visits|parlance_keys)_[0-9]+$", r"\1", name) for name in re.findall(r"\$?\$\{([^}]*)\}", data)}
        if action.get("application") == "say":
            # The language's module, and a digit that was set as it was pressed.
            assert re.fullmatch(r"(\$\{parlance_say\}|[a-z]{2,3}) number (iterated|pronounced) \$\{parlance_keys_[0-9]+\}", data)
            continue
        assert expanded <= {"sounds_dir", "recordings_dir", "uuid", "caller_id_number", "parlance_no_input",
                            "parlance_no_match", "parlance_language", "parlance_visits", "parlance_keys"}, data
        if action.get("application") == "bridge":
            assert not expanded
        if "parlance_keys" in expanded:
            # Digits that are written in the dialplan, in a header of a call that is handed over.
            assert action.get("application") == "deflect" and "$" not in data.partition("?")[0]
        if data.startswith("parlance_keys_"):
            assert re.fullmatch("parlance_keys_[0-9]+=[0-9]*", data)
    for condition in plan.iter("condition"):
        assert not re.search(r"\$\{[^}]* ", condition.get("field") or "")


@pytest.mark.parametrize("path", GATEWAYS, ids=[emitted.name_of(path) for path in GATEWAYS])
def test_gateways_are_there_and_hold_no_secret(path):
    gateways = {gateway.get("name"): {param.get("name"): param.get("value") for param in gateway.iter("param")}
                for gateway in XML.parse(path).getroot().iter("gateway")}
    for action in XML.parse(path.with_name("dialplan.xml")).getroot().iter("action"):
        for name in re.findall(r"sofia/gateway/([^/]*)/", action.get("data") or ""):
            assert name in gateways
    for parameters in gateways.values():
        assert re.fullmatch(r"@secret\(\w+\)|not-used", parameters["password"]) and parameters["proxy"]


@pytest.mark.skipif(not shutil.which("xmllint"), reason="needs xmllint (Debian: libxml2-utils)")
@pytest.mark.parametrize("path", FILES + GATEWAYS, ids=[emitted.name_of(path) for path in FILES + GATEWAYS])
def test_xmllint(path):
    done = subprocess.run(["xmllint", "--noout", "--nonet", path], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
