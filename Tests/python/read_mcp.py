"""Reads the MCP files and the JSON Schemas of a generated unit as their real readers do.

    python read_mcp.py UNIT      UNIT: a folder such as Generated/field-service, with one folder an environment

The wire types of the official package judge each answer at every revision that has it, and must lose nothing of it;
an independent validator judges each schema against its metaschema; the official client talks to a server that answers
from the files, in each era of the protocol; each digest of the lock is computed anew. Exits 1 if anything fails, and
names it.
"""

import asyncio
import hashlib
import json
import pathlib
import re
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from jsonschema import Draft202012Validator
from mcp import Client
from mcp.client import advertise
from mcp.shared.auth import ProtectedResourceMetadata
from mcp.shared.inbound import find_invalid_x_mcp_header
from mcp_types import methods
from mcp_types.version import KNOWN_PROTOCOL_VERSIONS, LATEST_HANDSHAKE_VERSION, LATEST_PROTOCOL_VERSION

MEDIA_TYPE = "text/html;profile=mcp-app"
# ChatGPT's own field beside the protocol's, mirrored in `_meta` for readers that drop it.
BESIDE_THE_PROTOCOL = re.compile(r"\.tools\[\d+\]\.securitySchemes$")
failures = []
count = 0


def check(holds, what):
    global count
    count += 1
    if not holds:
        failures.append(what)


def lost(before, after, path="$"):
    """The paths of what is in `before` and not the same in `after`."""
    if isinstance(before, dict):
        for key, value in before.items():
            if not isinstance(after, dict) or key not in after:
                yield f"{path}.{key}"
            else:
                yield from lost(value, after[key], f"{path}.{key}")
    elif isinstance(before, list):
        for index, value in enumerate(before):
            there = isinstance(after, list) and index < len(after)
            yield from lost(value, after[index] if there else None, f"{path}[{index}]")
    elif before != after or type(before) is not type(after):
        yield path


def read_on_the_wire(place, method, answer, versions, newest):
    for version in versions:
        try:
            methods.validate_server_result(method, version, answer)
        except Exception as error:
            return check(False, f"{place}: {method} at {version}: {' '.join(str(error).split())[:300]}")
        check(True, "")
    dropped = [p for p in lost(answer, methods.serialize_server_result(method, newest, answer))
               if not BESIDE_THE_PROTOCOL.search(p)]
    check(not dropped, f"{place}: {method} at {newest} loses {dropped}")


def references(schema):
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"]
        for value in schema.values():
            yield from references(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from references(value)


def resolves(schema, reference):
    """Whether a local reference leads somewhere."""
    node = schema
    for part in reference.removeprefix("#").split("/")[1:]:
        part = part.replace("~1", "/").replace("~0", "~")
        node = node.get(part) if isinstance(node, dict) else None
    return node is not None


def read_schema(place, schema):
    check(schema.get("type") == "object", f"{place}: the root is no object")
    try:
        Draft202012Validator.check_schema(schema)
    except Exception as error:
        check(False, f"{place}: {' '.join(str(error).split())[:300]}")
    for reference in references(schema):
        check(reference.startswith("#"), f"{place}: {reference} leads to the network")
        check(not reference.startswith("#/") or resolves(schema, reference), f"{place}: {reference} leads nowhere")


def file_name(name):
    return "".join(c if re.fullmatch("[A-Za-z0-9_-]", c) else "".join(f"%{b:02X}" for b in c.encode()) for c in name)


def read_tools(environment, tools, resources):
    uris = {resource["uri"] for resource in resources}
    check(len({tool["name"] for tool in tools}) == len(tools), f"{environment.name}: two tools have one name")
    for tool in tools:
        place = f"{environment.name}/{tool['name']}"
        for role in ("input", "output"):
            schema = tool.get(role + "Schema")
            if schema is None:
                continue
            read_schema(f"{place} {role}", schema)
            path = environment / "schemas" / f"{file_name(tool['name'])}.{role}.schema.json"
            alone = json.loads(path.read_text())
            read_schema(str(path), alone)
            same = {k: v for k, v in alone.items() if k not in ("$schema", "title")}
            check(same == {k: v for k, v in schema.items() if k not in ("$schema", "title")}, f"{path}: is not the tool's")
        check(find_invalid_x_mcp_header(tool["inputSchema"]) is None, f"{place}: a header that makes clients drop it")
        meta = tool.get("_meta", {})
        check(meta.get("securitySchemes") == tool.get("securitySchemes"), f"{place}: securitySchemes is not mirrored")
        uri = meta.get("ui", {}).get("resourceUri")
        check(uri is None or uri in uris, f"{place}: {uri} is not among the resources")


def read_page(environment, path, listed):
    answer = json.loads(path.read_text())
    read_on_the_wire(path, "resources/read", answer, KNOWN_PROTOCOL_VERSIONS, LATEST_PROTOCOL_VERSION)
    (contents,) = answer["contents"]
    check(contents["mimeType"] == MEDIA_TYPE, f"{path}: {contents['mimeType']}")
    check(contents["_meta"] == listed[contents["uri"]]["_meta"], f"{path}: the list says otherwise")
    html = (environment / "apps" / (path.stem + ".html")).read_text()
    check(contents["text"] == html, f"{path}: is not apps/{path.stem}.html")
    version = hashlib.sha256(html.encode()).hexdigest()[:8]
    check(contents["uri"].endswith(f"-{version}.html"), f"{path}: {contents['uri']} is not of this page")
    standard, snake = contents["_meta"]["ui"]["csp"], contents["_meta"]["openai/widgetCSP"]
    for one, other in (("connectDomains", "connect_domains"), ("resourceDomains", "resource_domains"),
                       ("frameDomains", "frame_domains")):
        check(standard.get(one) == snake.get(other), f"{path}: {one} and {other} differ")
    return answer


def read_lock(environment, tools):
    """RFC 8785 is, for these texts and numbers, what Python prints with sorted keys and no spaces."""
    path = environment / "mcp/tools.lock.json"
    locked = json.loads(path.read_text())["tools"]
    check(list(locked) == sorted(tool["name"] for tool in tools), f"{path}: has other tools")
    for tool in tools:
        pinned = {key: value for key, value in tool.items() if key != "securitySchemes"}
        text = json.dumps(pinned, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        text = re.sub(r'("ui://[^"]*)-[0-9a-f]{8}\.html"', r'\1.html"', text)
        digest = hashlib.sha256(text.encode()).hexdigest()
        check(locked.get(tool["name"]) == digest, f"{path}: {tool['name']} has another digest")


class Answers(BaseHTTPRequestHandler):
    """A server of both eras that answers from the files and does nothing else."""

    files = {}

    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if "id" not in request:
            return self.send(202, None)
        modern = self.headers.get("MCP-Protocol-Version") == LATEST_PROTOCOL_VERSION
        if request["method"] == "resources/read":
            result = self.files["pages"].get(request["params"]["uri"])
        elif request["method"] == "initialize" and modern:
            result = None
        else:
            result = self.files.get(request["method"])
        body = {"jsonrpc": "2.0", "id": request["id"]}
        if result is None:
            return self.send(404, body | {"error": {"code": -32601, "message": "Method not found"}})
        self.send(200, body | {"result": result})

    def do_GET(self):
        self.send(405, None)

    do_DELETE = do_GET

    def send(self, status, body):
        data = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments):
        pass


async def talk(environment, url, tools, pages):
    apps = advertise("io.modelcontextprotocol/ui", {"mimeTypes": [MEDIA_TYPE]})
    for mode, version in (("auto", LATEST_PROTOCOL_VERSION), (LATEST_PROTOCOL_VERSION, LATEST_PROTOCOL_VERSION),
                          ("legacy", LATEST_HANDSHAKE_VERSION)):
        async with Client(url, mode=mode, extensions=[apps]) as client:
            place = f"{environment.name}: the client in mode {mode}"
            check(client.protocol_version == version, f"{place} speaks {client.protocol_version}")
            listed = [tool.name for tool in (await client.list_tools()).tools]
            check(listed == [tool["name"] for tool in tools], f"{place} keeps only {listed}")
            for uri, answer in pages.items():
                (contents,) = (await client.read_resource(uri)).contents
                check(contents.text == answer["contents"][0]["text"], f"{place} reads another {uri}")


def read_environment(environment):
    load = lambda name: json.loads((environment / "mcp" / name).read_text())
    tools, server = load("tools.json"), load("server.json")
    place = environment.name
    read_on_the_wire(place, "tools/list", tools, KNOWN_PROTOCOL_VERSIONS, LATEST_PROTOCOL_VERSION)
    newest = (LATEST_PROTOCOL_VERSION,)
    read_on_the_wire(place, "server/discover", server["discover"], newest, LATEST_PROTOCOL_VERSION)
    handshakes = [version for version in KNOWN_PROTOCOL_VERSIONS if version not in newest]
    read_on_the_wire(place, "initialize", server["initialize"], handshakes, LATEST_HANDSHAKE_VERSION)
    files = {"tools/list": tools, "server/discover": server["discover"],
             "initialize": server["initialize"], "ping": {}, "pages": {}}
    resources = []
    if (environment / "mcp/resources.json").exists():
        list_of_resources = load("resources.json")
        resources = list_of_resources["resources"]
        read_on_the_wire(place, "resources/list", list_of_resources, KNOWN_PROTOCOL_VERSIONS, LATEST_PROTOCOL_VERSION)
        files["resources/list"] = list_of_resources
        listed = {resource["uri"]: resource for resource in resources}
        for path in sorted((environment / "mcp/resources").iterdir()):
            answer = read_page(environment, path, listed)
            files["pages"][answer["contents"][0]["uri"]] = answer
        check(set(files["pages"]) == set(listed), f"{place}: not every listed page can be read")
    read_tools(environment, tools["tools"], resources)
    read_lock(environment, tools["tools"])
    if (environment / "mcp/oauth-protected-resource.json").exists():
        ProtectedResourceMetadata.model_validate(load("oauth-protected-resource.json"))

    handler = type("Handler", (Answers,), {"files": files})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{http.server_address[1]}/mcp"
        try:
            asyncio.run(talk(environment, url, tools["tools"], files["pages"]))
        except Exception as error:
            check(False, f"{place}: the official client gives up: {error!r}")
        http.shutdown()


environments = sorted(p.parent.parent for p in pathlib.Path(sys.argv[1]).glob("*/mcp/tools.json"))
check(environments, f"{sys.argv[1]}: there is no environment with mcp/tools.json")
for environment in environments:
    read_environment(environment)
for failure in failures:
    print("FAIL", failure)
print(f"read_mcp: {count} checks over {len(environments)} environments, {len(failures)} failed")
sys.exit(1 if failures else 0)
