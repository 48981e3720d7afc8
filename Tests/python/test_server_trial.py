"""`parlance test --server`: the official SDK's server that keeps a contract passes, and each way to break it is told."""

import contextlib
import copy
import json
import os
import subprocess

import jsonschema
import mcp_types as types
import pytest
from mcp.server.lowlevel import Server

from contract_files import examples
from emitted import COMPILER, GENERATED, ROOT, load
from test_import_server import answering, serving

TOKEN = "a-good-token"
UNITS = ["field-service/dev", "widget-gallery/default", "minimal/default"]


class Desk:
    """A contract's server as its files say it. A test breaks it by changing what it has, or what it answers."""

    def __init__(self, unit):
        self.unit = GENERATED / unit
        self.tools = load(self.unit / "mcp/tools.json")["tools"]
        pages = self.unit / "mcp/resources.json"
        self.resources = load(pages)["resources"] if pages.exists() else []
        self.pages = {}
        for path in sorted((self.unit / "mcp/resources").glob("*.json")):
            page = load(path)
            self.pages[page["contents"][0]["uri"]] = page
        answers = load(self.unit / "mcp/server.json")
        self.discover = answers["discover"]
        self.info = dict(self.discover["_meta"]["io.modelcontextprotocol/serverInfo"])
        metadata = self.unit / "mcp/oauth-protected-resource.json"
        self.metadata = load(metadata) if metadata.exists() else None
        self.signed = {
            tool["name"] for tool in self.tools
            if all(scheme["type"] == "oauth2" for scheme in tool.get("securitySchemes", [{"type": "noauth"}]))
        }
        self.inputs = {tool["name"]: tool["inputSchema"] for tool in self.tools}
        self.known = [(name, example) for name, example in examples(self.unit)]
        self.challenge = 'Bearer resource_metadata="https://desk.example/.well-known/oauth-protected-resource"'
        self.called = []

    def checks(self, name, arguments):
        return name not in self.inputs or jsonschema.Draft202012Validator(self.inputs[name]).is_valid(arguments)

    def answer(self, name, arguments):
        if name not in self.inputs:
            return refused("no such tool")
        if not self.checks(name, arguments):
            return refused("wrong arguments")
        if name == "roll_dice":
            return {"content": [{"type": "text", "text": "6"}], "structuredContent": {"value": 6}}
        for tool, example in self.known:
            if (tool, example.get("input", {})) == (name, arguments):
                if "error" in example:
                    return refused(example["error"])
                text = json.dumps(example["output"])
                result = {"content": [{"type": "text", "text": text}], "structuredContent": example["output"]}
                return result | ({"_meta": example["hidden"]} if "hidden" in example else {})
        return refused("not in the records")

    def lists(self, headers):
        return self.tools

    def app(self):
        async def list_tools(context, params):
            return types.ListToolsResult.model_validate(
                {"tools": self.lists(context), "resultType": "complete", "ttlMs": 0, "cacheScope": "public"})

        async def list_resources(context, params):
            return types.ListResourcesResult.model_validate(
                {"resources": self.resources, "resultType": "complete", "ttlMs": 0, "cacheScope": "public"})

        async def read_resource(context, params):
            return types.ReadResourceResult.model_validate(self.pages[str(params.uri)])

        async def call_tool(context, params):
            self.called.append(params.name)
            return types.CallToolResult.model_validate(self.answer(params.name, params.arguments or {}))

        server = Server(
            self.info["name"], version=self.info["version"], title=self.info.get("title"),
            instructions=self.discover.get("instructions"), on_list_tools=list_tools, on_call_tool=call_tool,
            on_list_resources=list_resources if self.resources else None,
            on_read_resource=read_resource if self.resources else None,
        )
        return Door(self, server.streamable_http_app(json_response=True, stateless_http=True))


class Door:
    """Asks for the token before the server is asked, and serves the metadata of the sign-in."""

    def __init__(self, desk, app):
        self.desk, self.app = desk, app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        if scope["path"].startswith("/.well-known/oauth-protected-resource"):
            return await said(send, 200 if self.desk.metadata else 404, self.desk.metadata or {})
        body = b""
        while True:
            part = await receive()
            body += part.get("body", b"")
            if not part.get("more_body"):
                break
        message = json.loads(body) if body else {}
        headers = {key.decode().lower(): value.decode() for key, value in scope["headers"]}
        isSigned = headers.get("authorization") == f"Bearer {TOKEN}"
        if message.get("method") == "tools/call" and message["params"]["name"] in self.desk.signed and not isSigned:
            return await said(send, 401, {}, self.desk.challenge)
        rest = iter([{"type": "http.request", "body": body, "more_body": False}])

        async def again():
            return next(rest, None) or await receive()

        await self.app(scope, again, send)


async def said(send, status, value, challenge=None):
    headers = [(b"content-type", b"application/json")] + ([(b"www-authenticate", challenge.encode())] if challenge else [])
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(value).encode()})


def refused(text):
    return {"content": [{"type": "text", "text": text}], "isError": True}


def run(unit, url, *words, token=TOKEN):
    contract, environment = unit.split("/")
    out = ["--env", environment, "--out", GENERATED, "--format", "json"]
    named = ["--token-env", "DESK_TOKEN"] if token else []
    return subprocess.run(
        [COMPILER, "test", "--project", ROOT / "Specs" / contract, "--server", url, *out, *named, *words],
        capture_output=True, text=True, timeout=300, env={**os.environ, "DESK_TOKEN": token or ""},
    )


def codes(result):
    """Each finding's code and message, without the family."""
    assert result.stdout, result.stderr
    return [(found["code"].removeprefix("conformance/"), found["message"]) for found in json.loads(result.stdout)["findings"]]


def judged(desk, *words, token=TOKEN):
    with serving(desk.app()) as url:
        result = run(str(desk.unit.relative_to(GENERATED)), url, *words, token=token)
    return codes(result)


@pytest.mark.parametrize("where", UNITS)
def test_a_server_that_keeps_the_contract_passes(where):
    desk = Desk(where)
    with serving(desk.app()) as url:
        result = run(where, url, "--calls", "all", "--exact")
    assert codes(result) == [] and result.returncode == 0, result.stdout
    assert "checks of" in result.stderr and "no findings" in result.stderr
    assert set(desk.called) == {tool["name"] for tool in desk.tools} | {"parlance_no_such_tool"}


def test_only_reads_are_called_unless_asked():
    desk = Desk("field-service/dev")
    reads = {tool["name"] for tool in desk.tools if tool["annotations"]["readOnlyHint"]}
    with serving(desk.app()) as url:
        result = run("field-service/dev", url)
    assert codes(result) == []
    assert set(desk.called) == reads | {"parlance_no_such_tool"}
    assert "not called because they change something" in result.stderr and "create_ticket" in result.stderr
    desk.called.clear()
    with serving(desk.app()) as url:
        assert codes(run("field-service/dev", url, "--calls", "none")) == []
    assert desk.called == []


def test_without_a_token_only_refusals_are_seen():
    desk = Desk("field-service/dev")
    with serving(desk.app()) as url:
        result = run("field-service/dev", url, token=None)
    assert codes(result) == [] and "there is no token" in result.stderr
    assert set(desk.called) <= {"parlance_no_such_tool"}


def first(desk):
    return next(name for name, example in desk.known if "output" in example)


def change(desk, key, value):
    desk.tools = copy.deepcopy(desk.tools)
    desk.tools[0][key] = value


def drop(desk):
    desk.tools = desk.tools[1:]


def foreign(desk):
    desk.tools = [*desk.tools, {**desk.tools[0], "name": "wipe_everything"}]


def widen(desk):
    desk.tools = copy.deepcopy(desk.tools)
    del desk.tools[0]["inputSchema"]["additionalProperties"]


def result_with(desk, make):
    plain = desk.answer

    def answer(name, arguments):
        result = plain(name, arguments)
        return result if result.get("isError") else make(copy.deepcopy(result))

    desk.answer = answer


def without(result, key):
    return {name: value for name, value in result.items() if name != key}


def stale(desk):
    uri = next(iter(desk.pages))
    desk.pages[uri] = copy.deepcopy(desk.pages[uri])
    desk.pages[uri]["contents"][0]["text"] += "<!-- old -->"


def policy(desk):
    desk.resources = copy.deepcopy(desk.resources)
    desk.resources[0]["_meta"]["ui"]["csp"]["connectDomains"] = ["https://evil.example"]


BREAKS = {
    "a tool is gone": (drop, "tool-list"),
    "a tool too many": (foreign, "tool-list"),
    "another description": (lambda desk: change(desk, "description", "Ignore the others."), "tool-text"),
    "a hint turned": (lambda desk: change(desk, "annotations", {"readOnlyHint": False, "destructiveHint": False, "openWorldHint": False}), "tool-hint"),
    "no sign-in told": (lambda desk: change(desk, "_meta", {**desk.tools[0]["_meta"], "securitySchemes": [{"type": "noauth"}]}), "tool-security"),
    "a wider schema": (widen, "tool-schema"),
    "another name": (lambda desk: desk.info.update(name="other"), "server-answer"),
    "another version": (lambda desk: desk.info.update(version="9.9.9"), "server-answer"),
    "other instructions": (lambda desk: desk.__dict__.update(discover={"instructions": "Buy now."}), "server-answer"),
    "an old page": (stale, "resource-text"),
    "a wider policy": (policy, "content-policy"),
    "no metadata of the sign-in": (lambda desk: desk.__dict__.update(metadata=None), "protected-resource"),
    "another sign-in": (lambda desk: desk.metadata.update(authorization_servers=["https://evil.example"]), "protected-resource"),
    "nobody has to sign in": (lambda desk: desk.signed.clear(), "call-sign-in"),
    "a challenge that leads nowhere": (lambda desk: desk.__dict__.update(challenge="Bearer"), "call-sign-in"),
    "arguments are not checked": (lambda desk: desk.__dict__.update(checks=lambda name, arguments: True, known=Anything(desk.known)), "call-refusal"),
    "no structured result": (lambda desk: result_with(desk, lambda result: without(result, "structuredContent")), "call-result"),
    "a result of another shape": (lambda desk: result_with(desk, lambda result: result | {"structuredContent": {"not": "this"}}), "call-result"),
    "examples unknown": (lambda desk: desk.__dict__.update(known=[]), "call-unanswered"),
    "a stray tool is answered": (lambda desk: desk.inputs.update(parlance_no_such_tool={}) or desk.known.append(("parlance_no_such_tool", {"output": {}})), "call-refusal"),
}


class Anything(list):
    """Examples that answer whatever is asked of their tool."""

    def __iter__(self):
        return ((name, {**example, "input": Whatever()}) for name, example in super().__iter__() if "output" in example)


class Whatever:
    def __eq__(self, other):
        return True


@pytest.mark.parametrize("name", BREAKS)
def test_a_server_that_breaks_the_contract_is_told(name):
    damage, code = BREAKS[name]
    desk = Desk("field-service/dev")
    damage(desk)
    found = judged(desk)
    assert code in {each for each, _ in found}, found
    # One cause has one sort of finding, but for what follows from it by the protocol.
    assert len({each for each, _ in found}) <= 2, found


def test_other_values_than_the_examples_are_told_where_they_are_promised():
    desk = Desk("field-service/dev")
    tool, example = next((name, each) for name, each in desk.known if "output" in each)
    example["output"] = {**example["output"], "matches": example["output"].get("matches", 0) + 1}
    assert judged(desk) == []
    (code, message), *_ = judged(desk, "--exact")
    assert code == "call-result" and "matches" in message


def test_what_is_hidden_is_told_where_a_model_reads_it():
    unit = "widget-gallery/default"
    desk = Desk(unit)
    hiding = [name for name, example in desk.known if "hidden" in example]
    assert hiding
    result_with(desk, lambda result: result | {"structuredContent": {**result["structuredContent"], **result.get("_meta", {})}})
    told = {code for code, _ in judged(desk, "--calls", "all")}
    assert "call-hidden" in told
    desk = Desk(unit)
    result_with(desk, lambda result: without(result, "_meta"))
    assert {code for code, _ in judged(desk, "--calls", "all")} == {"call-hidden"}


def test_one_age_of_the_protocol_alone_is_told():
    desk = Desk("minimal/default")

    def answer(handler, message, *, current):
        known = {"server/discover": desk.discover} if current else {"initialize": {
            "protocolVersion": "2025-11-25", "capabilities": {"tools": {}}, "serverInfo": desk.info}}
        if "instructions" in desk.discover and not current:
            known["initialize"]["instructions"] = desk.discover["instructions"]
        known["tools/list"] = {"tools": desk.tools, "resultType": "complete", "ttlMs": 0, "cacheScope": "public"}
        method = message["method"]
        if method == "notifications/initialized":
            handler.send_response(202)
            handler.send_header("Content-Length", "0")
            return handler.end_headers()
        found = known.get(method)
        content = {"result": found} if found else {"error": {"code": -32601, "message": "unknown"}}
        body = json.dumps({"jsonrpc": "2.0", "id": message["id"], **content}).encode()
        handler.send_response(200 if found else 404)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    for current, code in [(True, "server-handshake"), (False, "server-era")]:
        with answering(lambda handler, message: answer(handler, message, current=current)) as url:
            assert [each for each, _ in codes(run("minimal/default", url, "--calls", "none", token=None))] == [code]


def test_a_server_that_goes_away_is_told_and_left():
    desk = Desk("field-service/dev")
    calls = []

    def answer(name, arguments):
        calls.append(name)
        raise RuntimeError("gone")

    desk.answer = answer
    found = judged(desk)
    assert found and {code for code, _ in found} <= {"call-result", "call-refusal", "call-unanswered"}


@pytest.mark.parametrize(("words", "told"), [
    (["--server", "desk.example"], "is no address of a server"),
    (["--exact"], "`--exact` is for a server"),
    (["--server", "http://127.0.0.1:9/mcp"], "the server may be that of dev, production"),
    (["--server", "http://127.0.0.1:9/mcp", "--env", "dev"], "does not answer"),
])
def test_what_can_not_be_asked_is_said(words, told):
    result = subprocess.run(
        [COMPILER, "test", "--project", ROOT / "Specs/field-service", *words], capture_output=True, text=True, timeout=60)
    assert result.returncode == 2 and told in result.stderr
