"""`openai-agents` runs with the functions and settings of the same contract; MCP tools it can't carry."""

import asyncio
import functools
import json

import pytest
from agents import FunctionTool, HostedMCPTool
from agents.exceptions import UserError
from agents.realtime import RealtimeAgent, RealtimeRunner
from agents.realtime.openai_realtime import OpenAIRealtimeWebSocketModel

from emitted import load
from realtime_service import API_KEY, running
from realtime_session import call, say
from test_conversations import DESK, PARCELS, run, service_of


def session_of(unit, agent):
    return load(unit / f"realtime/{agent}.session-update.json")["session"]


def functions_of(unit, agent, done):
    """The session's functions as tools of the package, each of which notes what it was called with."""

    async def invoke(name, context, arguments):
        done.append((name, json.loads(arguments)))
        return "done"

    return [
        FunctionTool(
            name=tool["name"], description=tool["description"], params_json_schema=tool["parameters"],
            on_invoke_tool=functools.partial(invoke, tool["name"]), strict_json_schema=False,
        )
        for tool in session_of(unit, agent)["tools"]
        if tool["type"] == "function"
    ]


def settings_of(unit, agent):
    """The session's settings by the package's names."""
    session = session_of(unit, agent)
    return {
        "model_name": load(unit / f"realtime/policy/{agent}.json")["model"],
        "output_modalities": session["output_modalities"],
        "audio": session["audio"],
        "reasoning": session["reasoning"],
        "parallel_tool_calls": session["parallel_tool_calls"],
        "max_output_tokens": session["max_output_tokens"],
        "tool_choice": session["tool_choice"],
        # Unless told otherwise the package turns traces on.
        "tracing": session["tracing"],
    }


def runner_of(unit, agent, tools):
    told = RealtimeAgent(name=agent, instructions=session_of(unit, agent)["instructions"], tools=tools)
    config = {"model_settings": settings_of(unit, agent), "tracing_disabled": True}
    return RealtimeRunner(told, model=OpenAIRealtimeWebSocketModel(), config=config)


@pytest.mark.parametrize(
    ("contract", "agent", "name", "arguments"),
    [
        (DESK, "front_desk", "escalate_to_human", {"reason": "The person asks for a human."}),
        (DESK, "front_desk", "transfer_to_payment", {}),
        (PARCELS, "reception", "wait_for_user", {}),
        (PARCELS, "reception", "hand_over_to_claims", {}),
    ],
)
@run
async def test_it_calls_the_functions_of_the_contract(contract, agent, name, arguments):
    service, done = service_of(contract), []
    service.script = [[say("One of our ways out."), call(name, **arguments)], [say("Goodbye.")]]
    async with running(service) as address:
        runner = runner_of(contract, agent, functions_of(contract, agent, done))
        config = {"api_key": API_KEY, "url": f"ws://{address}/v1/realtime?model={settings_of(contract, agent)['model_name']}"}
        async with await runner.run(model_config=config) as session:
            await session.send_message("Hello.")
            ended = 0
            async with asyncio.timeout(5):
                async for event in session:
                    assert event.type != "error", event
                    ended += event.type == "agent_end"
                    if done and ended > 1:
                        break
    assert done == [(name, arguments)]
    held = service.sessions[0].config
    emitted = session_of(contract, agent)
    assert held["instructions"] == emitted["instructions"]
    for field in ("reasoning", "max_output_tokens", "parallel_tool_calls", "tool_choice"):
        assert held[field] == emitted[field], field
    assert held["audio"]["output"]["voice"] == emitted["audio"]["output"]["voice"]
    detection = emitted["audio"]["input"]["turn_detection"]
    assert {key: held["audio"]["input"]["turn_detection"][key] for key in detection} == detection
    functions = [tool for tool in emitted["tools"] if tool["type"] == "function"]
    assert sorted(held["tools"], key=lambda tool: tool["name"]) == sorted(functions, key=lambda tool: tool["name"])
    assert held.get("tracing") is None


@run
async def test_it_cannot_carry_the_servers_tools():
    """Its realtime agents take function tools only: what the service would call itself has to be wrapped or left out."""
    server = next(tool for tool in session_of(DESK, "front_desk")["tools"] if tool["type"] == "mcp")
    service = service_of(DESK)
    async with running(service) as address:
        runner = runner_of(DESK, "front_desk", [HostedMCPTool(tool_config={**server, "authorization": "x"})])
        config = {"api_key": API_KEY, "url": f"ws://{address}/v1/realtime?model=gpt-realtime-2.1"}
        with pytest.raises(UserError, match="Must be a function tool"):
            async with await runner.run(model_config=config):
                pass
