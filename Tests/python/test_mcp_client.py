"""The official client against a server that answers with the emitted files, in both eras of the protocol."""

import asyncio
import json

import mcp_types as types
import pytest
from mcp import Client
from mcp.client import advertise
from mcp.server.apps import APP_MIME_TYPE, EXTENSION_ID
from mcp.server.lowlevel import Server

from contract_files import examples
from emitted import load

ERAS = ["auto", "2026-07-28", "legacy"]


def server(unit, known):
    """Answers from files, and calls from the examples in their order."""
    answers_left = iter(known)
    tools = types.ListToolsResult.model_validate(load(unit / "mcp/tools.json"))
    listing = unit / "mcp/resources.json"
    resources = types.ListResourcesResult.model_validate(load(listing)) if listing.exists() else None
    read = {}
    for path in sorted((unit / "mcp/resources").glob("*.json")):
        result = types.ReadResourceResult.model_validate(load(path))
        read[str(result.contents[0].uri)] = result
    answers = load(unit / "mcp/server.json")["discover"]
    info = answers["_meta"]["io.modelcontextprotocol/serverInfo"]

    async def list_tools(context, params):
        return tools

    async def list_resources(context, params):
        return resources

    async def read_resource(context, params):
        return read[str(params.uri)]

    async def call_tool(context, params):
        tool, example = next(answers_left)
        assert (tool, example["input"]) == (params.name, params.arguments)
        if "error" in example:
            content = [types.TextContent(type="text", text=example["error"])]
            return types.CallToolResult(content=content, is_error=True)
        content = [types.TextContent(type="text", text=json.dumps(example["output"]))]
        result = {"content": content, "structuredContent": example["output"], "_meta": example.get("hidden")}
        return types.CallToolResult.model_validate(result)

    return Server(
        info["name"],
        version=info["version"],
        title=info.get("title"),
        instructions=answers.get("instructions"),
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_resources=list_resources if resources else None,
        on_read_resource=read_resource if resources else None,
    )


def run(unit, era, session, known=None):
    async def main():
        extension = advertise(EXTENSION_ID, {"mimeTypes": [APP_MIME_TYPE]})
        async with Client(
            server(unit, known or examples(unit)), mode=era, extensions=[extension], cache=None
        ) as client:
            await session(client)

    asyncio.run(main())


@pytest.mark.parametrize("era", ERAS)
def test_lists_every_tool(unit, era):
    async def session(client):
        listed = (await client.list_tools()).tools
        emitted = load(unit / "mcp/tools.json")["tools"]
        assert [tool.name for tool in listed] == [tool["name"] for tool in emitted]
        for tool, wanted in zip(listed, emitted):
            assert tool.input_schema == wanted["inputSchema"]
            assert tool.output_schema == wanted["outputSchema"]
            assert tool.annotations.read_only_hint == wanted["annotations"]["readOnlyHint"]
            assert (tool.meta or {}) == wanted.get("_meta", {})
        # A client that is told the revision asks neither `server/discover` nor `initialize`.
        if era != "2026-07-28":
            assert client.instructions == load(unit / "mcp/server.json")["discover"].get("instructions")

    run(unit, era, session)


@pytest.mark.parametrize("era", ERAS)
def test_reads_every_widget(unit, era):
    async def session(client):
        pages = list((unit / "mcp/resources").glob("*"))
        listed = (await client.list_resources()).resources if pages else []
        assert len(listed) == len(pages)
        for resource in listed:
            result = await client.read_resource(str(resource.uri))
            (item,) = result.contents
            assert item.mime_type == APP_MIME_TYPE
            assert item.text.startswith("<!DOCTYPE html>")
            assert item.meta["ui"]["csp"] is not None

    run(unit, era, session)


def texts(value):
    """Every text in a value."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for each in inner for text in texts(each)]


@pytest.mark.parametrize("era", ERAS)
def test_calls_take_every_example(unit, era):
    """The client itself checks each structured result against the tool's output schema."""

    async def session(client):
        await client.list_tools()
        for tool, example in examples(unit):
            result = await client.call_tool(tool, example["input"])
            assert bool(result.is_error) == ("error" in example)
            if "output" in example:
                assert result.structured_content == example["output"]
                hidden = example.get("hidden", {})
                assert hidden.items() <= (result.meta or {}).items()
                seen = json.dumps([result.structured_content, [block.text for block in result.content]])
                told = [value for value in texts(hidden) if len(value) > 8 and value in seen]
                assert not told and not hidden.keys() & (result.structured_content or {}).keys(), "a model reads it"

    run(unit, era, session)


def test_client_refuses_a_wrong_result(unit):
    """The proof that the check above can fail."""
    with_output = [(tool, example) for tool, example in examples(unit) if "output" in example]
    altered = [(tool, {**example, "output": {"not": "this"}}) for tool, example in with_output]

    async def session(client):
        await client.list_tools()
        for tool, example in altered:
            with pytest.raises(RuntimeError):
                await client.call_tool(tool, example["input"])

    run(unit, "auto", session, altered)
