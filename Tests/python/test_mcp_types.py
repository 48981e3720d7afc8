"""The MCP files through the wire types of the official package, at the newest revision and the one before."""

import base64
import hashlib
import json
import re

import pytest
from jsonschema import Draft202012Validator
from mcp.server.apps import APP_MIME_TYPE, EXTENSION_ID, ResourceCsp, ResourcePermissions
from mcp.shared.auth import ProtectedResourceMetadata
from mcp.shared.inbound import find_invalid_x_mcp_header
from mcp.shared.tool_name_validation import validate_tool_name
from mcp_types import methods
from pydantic import ConfigDict, TypeAdapter

from emitted import CORPUS, load

NEWEST, BEFORE = "2026-07-28", "2025-11-25"
# What 2026-07-28 added to results: a server leaves it out when it answers an older client.
ADDED = {"resultType", "ttlMs", "cacheScope"}
# ChatGPT's field on a tool; no revision of MCP knows it, so `_meta` carries it too.
FOREIGN = {"securitySchemes"}


def lost(before, after, path=""):
    """Paths of what a round trip through the types dropped or changed."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key, value in before.items():
            if key not in after:
                yield f"{path}/{key}"
            else:
                yield from lost(value, after[key], f"{path}/{key}")
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, value in enumerate(before):
            yield from lost(value, after[index], f"{path}/{index}")
    elif before != after or type(before) is not type(after):
        yield f"{path}: {before!r} became {after!r}"


def assert_round_trip(method, version, document):
    methods.validate_server_result(method, version, document)
    dropped = list(lost(document, methods.serialize_server_result(method, version, document)))
    exempt = {f"/{name}" for name in ADDED} if version != NEWEST and method != "initialize" else set()
    dropped = [path for path in dropped if path not in exempt]
    if method == "tools/list":
        dropped = [
            path for path in dropped if not re.fullmatch(r"/tools/\d+/(?:%s)" % "|".join(FOREIGN), path)
        ]
    assert dropped == []


@pytest.mark.parametrize("version", [NEWEST, BEFORE])
class TestResults:
    def test_tools(self, tools_file, version):
        assert_round_trip("tools/list", version, load(tools_file))

    def test_resources(self, resources_file, version):
        assert_round_trip("resources/list", version, load(resources_file))

    def test_resource(self, resource_file, version):
        assert_round_trip("resources/read", version, load(resource_file))


def test_server_answers(server_file):
    answers = load(server_file)
    assert set(answers) == {"discover", "initialize"}
    assert_round_trip("server/discover", NEWEST, answers["discover"])
    assert_round_trip("initialize", BEFORE, answers["initialize"])
    assert NEWEST in answers["discover"]["supportedVersions"]
    assert answers["initialize"]["protocolVersion"] == BEFORE


def test_protected_resource(protected_resource_file):
    document = load(protected_resource_file)
    model = ProtectedResourceMetadata.model_validate(document)
    assert set(document) <= set(ProtectedResourceMetadata.model_fields)
    assert model.authorization_servers and str(model.resource).startswith("https://")


@pytest.mark.parametrize(
    ("name", "definition"),
    [
        ("tools.json", "ListToolsResult"),
        ("resources.json", "ListResourcesResult"),
        ("resources/*.json", "ReadResourceResult"),
    ],
)
def test_published_schema(unit, name, definition):
    path = CORPUS / "mcp-other" / "mcp-spec-2026-07-28" / "schema.json"
    if not path.exists():
        pytest.skip("corpora: NOT RUN: the published schema of MCP 2026-07-28 is not here")
    schema = json.loads(path.read_text(encoding="utf-8"))
    closed = {"$schema": schema["$schema"], "$defs": schema["$defs"], "$ref": f"#/$defs/{definition}"}
    for found in sorted((unit / "mcp").glob(name)):
        problems = [problem.message for problem in Draft202012Validator(closed).iter_errors(load(found))]
        assert problems == [], found.name


def test_tools_are_portable(tools_file):
    tools = load(tools_file)["tools"]
    assert len({tool["name"] for tool in tools}) == len(tools)
    for tool in tools:
        named = validate_tool_name(tool["name"])
        assert named.is_valid and not named.warnings
        # 64 characters without a dot: what the models' function names take.
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", tool["name"])
        assert tool["description"].strip()
        for side in ("inputSchema", "outputSchema"):
            assert tool[side]["type"] == "object"
        # Model APIs refuse a composition or condition at the root of an input.
        assert not {"oneOf", "anyOf", "allOf", "not", "if", "then", "else"} & set(tool["inputSchema"])
        assert find_invalid_x_mcp_header(tool["inputSchema"]) is None


def test_hints_are_explicit(tools_file):
    for tool in load(tools_file)["tools"]:
        hints = tool["annotations"]
        for hint in ("readOnlyHint", "destructiveHint", "openWorldHint"):
            assert isinstance(hints[hint], bool), (tool["name"], hint)
        assert not (hints["readOnlyHint"] and hints["destructiveHint"]), tool["name"]


def test_security_is_mirrored(tools_file):
    metadata = tools_file.parent / "oauth-protected-resource.json"
    supported = set(load(metadata)["scopes_supported"]) if metadata.exists() else set()
    for tool in load(tools_file)["tools"]:
        assert tool.get("securitySchemes") == tool.get("_meta", {}).get("securitySchemes")
        for scheme in tool.get("securitySchemes", []):
            assert scheme["type"] in ("noauth", "oauth2")
            if scheme["type"] == "oauth2":
                assert scheme["scopes"] and metadata.exists(), tool["name"]
    # The metadata names scopes; a tool may name more, for the day it is called.
    assert all(supported)


def closed(model):
    return type(
        model.__name__, (model,), {"model_config": ConfigDict(**{**model.model_config, "extra": "forbid"})}
    )


def test_widget_policy(resource_file):
    (item,) = load(resource_file)["contents"]
    assert item["mimeType"] == APP_MIME_TYPE and item["uri"].startswith("ui://")
    assert item["text"].startswith("<!DOCTYPE html>")
    ui = item["_meta"]["ui"]
    assert set(ui) <= {"csp", "permissions", "domain", "prefersBorder"}
    TypeAdapter(closed(ResourceCsp)).validate_python(ui["csp"], strict=True)
    if "permissions" in ui:
        TypeAdapter(closed(ResourcePermissions)).validate_python(ui["permissions"], strict=True)
    # Both dialects of the policy say the same.
    other = item["_meta"]["openai/widgetCSP"]
    names = {
        "connectDomains": "connect_domains",
        "resourceDomains": "resource_domains",
        "frameDomains": "frame_domains",
    }
    for name, alias in names.items():
        assert ui["csp"].get(name) == other.get(alias)
        assert ui["csp"].get(name, []) is not None
    assert {"connect_domains", "resource_domains"} <= set(other)
    assert None not in other.values()


def test_widgets_are_found(unit):
    """Each tool's widget is listed, can be read, is the emitted page; its address carries the page's digest."""
    listing = unit / "mcp/resources.json"
    listed = {entry["uri"]: entry for entry in load(listing)["resources"]} if listing.exists() else {}
    read = {}
    for path in sorted((unit / "mcp/resources").glob("*.json")):
        (item,) = load(path)["contents"]
        read[item["uri"]] = item
        page = (unit / "apps" / path.name).with_suffix(".html").read_bytes()
        assert item.get("text", "").encode() == page or base64.b64decode(item.get("blob", "")) == page
        assert item["uri"].endswith(f"-{hashlib.sha256(page).hexdigest()[:8]}.html")
    assert set(listed) == set(read)
    for uri, entry in listed.items():
        assert entry["_meta"] == read[uri]["_meta"]
    for tool in load(unit / "mcp/tools.json")["tools"]:
        ui = tool.get("_meta", {}).get("ui", {})
        assert set(ui) <= {"resourceUri", "visibility"}
        if "resourceUri" in ui:
            assert ui["resourceUri"] in listed
        assert set(ui.get("visibility", ["model"])) <= {"model", "app"} and ui.get("visibility") != []


def test_extension_is_announced(unit):
    """A server announces what it serves, and no more."""
    has_widgets = any((unit / "mcp/resources").glob("*.json"))
    has_tools = bool(load(unit / "mcp/tools.json")["tools"])
    answers = load(unit / "mcp/server.json")
    discovered = answers["discover"]["capabilities"]
    assert (EXTENSION_ID in discovered.get("extensions", {})) == has_widgets
    for capabilities in (discovered, answers["initialize"]["capabilities"]):
        assert ("tools" in capabilities) == has_tools and ("resources" in capabilities) == has_widgets


def test_lock_names_every_tool(lock_file):
    tools = [tool["name"] for tool in load(lock_file.parent / "tools.json")["tools"]]
    locked = load(lock_file)["tools"]
    assert list(locked) == sorted(tools)
    assert all(re.fullmatch(r"[0-9a-f]{64}", digest) for digest in locked.values())
