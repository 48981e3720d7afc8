"""A call gets a declared route or none, whatever stands in its headers."""

import json

import pytest

import bench
from bench import BY_NUMBER, BY_PBX, ENVIRONMENT, MCP_TOKEN, ROUTE, at_work, copy_of_unit
from receiver import contract, settings

NUMBER = "+14155550142"


def choose(tmp_path, headers):
    choice = contract.Control(copy_of_unit(tmp_path), ENVIRONMENT).choose(headers)
    return choice and (choice.route.name, choice.ingress)


CHOSEN = {
    "by the exchange": (BY_PBX, (ROUTE, "pbx")),
    "names of headers have no case": ([("x-parlance-route", ROUTE)], (ROUTE, "pbx")),
    "by the number": (BY_NUMBER, (ROUTE, "direct")),
    "by the number that was diverted": (
        [("To", "<sip:proj_live@sip.api.openai.com>"), ("Diversion", f"<sip:{NUMBER}@carrier.example>;reason=unconditional")],
        (ROUTE, "direct")),
    "a number without its plus": ([("To", "sip:14155550142@sip.example.com;user=phone")], (ROUTE, "direct")),
    "a tel address": ([("To", "tel:+1-415-555-0142")], (ROUTE, "direct")),
    "two diversions": (
        [("Diversion", "<sip:+15550000000@x>"), ("Diversion", f"<sip:{NUMBER}@x>")], (ROUTE, "direct")),
    "a route that nobody declared": ([("X-Parlance-Route", "admin")], None),
    "a route and more": ([("X-Parlance-Route", ROUTE + ";x")], None),
    "a route that nobody declared, and a number": ([("X-Parlance-Route", "admin"), *BY_NUMBER], (ROUTE, "direct")),
    "a route by its place in the file": ([("X-Parlance-Route", "routes")], None),
    "no headers": ([], None),
    "a number that nobody declared": ([("To", "sip:+14155550143@x")], None),
    "a number inside another": ([("To", "sip:+141555501421@x")], None),
    "a number in the name that is shown": ([("To", f'"sip:{NUMBER}@x" <sip:+19995550100@x>')], None),
    "an address in the name that is shown": ([("To", f'"<sip:{NUMBER}@x>" <sip:+19995550100@x>')], None),
    "a number in another header": ([("From", f"sip:{NUMBER}@x"), ("X-To", f"sip:{NUMBER}@x")], None),
    "a number in a parameter": ([("To", f"<sip:+19995550100@x;to=sip:{NUMBER}@x>")], None),
    "a number after lines": ([("To", f"sip:+19995550100@x\r\nTo: sip:{NUMBER}@x")], None),
    "a very long value": ([("To", "a" * 1_000_000 + f"sip:{NUMBER}@x")], None),
    "quotes that do not end": ([("To", '"' * 50_000)], None),
}


@pytest.mark.parametrize("name", CHOSEN)
def test_choosing(tmp_path, name):
    headers, wanted = CHOSEN[name]
    assert choose(tmp_path, headers) == wanted


@pytest.mark.parametrize("headers, status", [([], 404), ([("X-Parlance-Route", "admin")], 404)])
async def test_what_has_no_route_is_rejected(tmp_path, headers, status):
    async with at_work(tmp_path) as b:
        assert await b.ring("rtc_1", headers) == 204
        assert await b.service.line("rtc_1").asked("reject") == {"status_code": status}
        assert b.service.line("rtc_1").what() == ["reject"]


async def test_the_body_that_accepts_is_the_contracts(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        text = (bench.UNIT / "realtime" / "front_desk.call-accept.json").read_text()
        wanted = json.loads(text.replace("@secret(MCP_DESK_TOKEN)", json.dumps(MCP_TOKEN)[1:-1]))
        assert line.body("accept") == wanted
        assert wanted["tools"][-1]["authorization"] == MCP_TOKEN


def test_a_missing_secret_is_told_at_the_start(tmp_path):
    with pytest.raises(settings.BadSettings, match="MCP_DESK_TOKEN is not set"):
        contract.Control(copy_of_unit(tmp_path), {})


@pytest.mark.parametrize("change, said", [
    (lambda control: control.update(version=2), "another version"),
    (lambda control: control.pop("service"), "names no service"),
    (lambda control: control["numbers"].update({"+1": "nowhere"}), "routes that it does not have: nowhere"),
    (lambda control: control["routes"][ROUTE].update(accept="realtime/nobody.json"), "can't read"),
])
def test_files_that_do_not_fit_are_told_at_the_start(tmp_path, change, said):
    with pytest.raises(settings.BadSettings, match=said):
        contract.Control(copy_of_unit(tmp_path, change), ENVIRONMENT)


@pytest.mark.parametrize("change, said", [
    ({"OPENAI_API_KEY": ""}, "OPENAI_API_KEY is not set"),
    ({"OPENAI_WEBHOOK_SECRET": " "}, "OPENAI_WEBHOOK_SECRET is not set"),
    ({"RECEIVER_PORT": "http"}, "RECEIVER_PORT is no whole number"),
    ({"RECEIVER_API": "http://api.example.com"}, "the API key is sent there"),
    ({"RECEIVER_API": "http://localhost.example.com/"}, "the API key is sent there"),
])
def test_bad_settings(change, said):
    with pytest.raises(settings.BadSettings, match=said) as problem:
        settings.read(ENVIRONMENT | change)
    assert bench.SECRET not in str(problem.value)
