"""Whole conversations: the official client, the emitted bodies, and a stand-in for the service on loopback."""

import asyncio
import base64
import contextlib
import functools
import json

import openai
import pytest

from contract_files import examples
from emitted import load, units
from realtime_service import RealtimeService, running
from realtime_session import RATE, ToolFailed, call, fail, mcp, say
from voice_holder import Holder, filled, official

UNITS = {unit.parent.name: unit for unit in units() if unit.name == "production"}
DESK, PARCELS = UNITS["field-service"], UNITS["parcel-desk"]


@functools.cache
def known_answers(unit):
    return {
        (tool, json.dumps(example.get("input", {}), sort_keys=True)): example for tool, example in examples(unit)
    }


def service_of(unit):
    """A stand-in whose tools are those of the unit's server, and answer with the contract's examples."""

    def answers(name, arguments):
        example = known_answers(unit)[name, json.dumps(arguments, sort_keys=True)]
        if "error" in example:
            raise ToolFailed(example["error"])
        return example["output"]

    tools = {tool["name"]: tool for tool in load(unit / "mcp/tools.json")["tools"]}
    return RealtimeService(tools, answers, load(unit / "realtime/service/addresses.json")["region"])


@contextlib.asynccontextmanager
async def on_socket(unit, agent, holder, *script):
    """A session on a WebSocket that is configured as emitted, and begins with the agent's first turn."""
    service = service_of(unit)
    service.script = list(script)
    model = load(unit / f"realtime/policy/{agent}.json")["model"]
    async with running(service) as address, official(address).realtime.connect(model=model) as connection:
        await connection.send(filled(unit / f"realtime/{agent}.session-update.json"))
        await connection.response.create()
        yield service, connection, asyncio.create_task(holder.hold(connection))


@contextlib.asynccontextmanager
async def on_phone(unit, agent, holder, *script):
    """A call that rings, is accepted with the emitted body, and is held on its side channel."""
    service = service_of(unit)
    service.script = list(script)
    async with running(service) as address:
        client = official(address)
        call_id = service.ring()
        await client.realtime.calls.accept(call_id, **filled(unit / f"realtime/{agent}.call-accept.json"))
        async with client.realtime.connect(call_id=call_id) as connection:
            await connection.response.create()
            yield service, client, call_id, asyncio.create_task(holder.hold(connection))


async def within(task, seconds=5):
    return await asyncio.wait_for(task, seconds)


def run(test):
    """Runs a coroutine test, for half a minute at most: no plug-in needed."""

    @functools.wraps(test)
    def wrapper(*arguments, **named):
        asyncio.run(asyncio.wait_for(test(*arguments, **named), 30))

    return wrapper


FOUND = mcp("lookup_customer", by="number", value="C4071882")
BOOK = mcp("schedule_service", service="BOIL-07", slot_id="S1")


@run
async def test_a_visit_is_booked_after_a_yes():
    asked = []
    holder = Holder(DESK, "front_desk", "web", lambda request: asked.append(request.name) or True)
    script = [
        [say("You are talking to an automated assistant.")],
        [say("Looking you up."), FOUND],
        [say("Hello Ada."), mcp("list_slots", service="BOIL-07")],
        [say("Shall I book it?"), BOOK],
        [say("Booked. Goodbye."), call("finish_session")],
    ]
    async with on_socket(DESK, "front_desk", holder, *script) as (service, connection, task):
        await speech(connection)
        assert await within(task) == ("end", None)
    assert [name for name, _ in service.executed] == ["lookup_customer", "list_slots", "schedule_service"]
    # Reads run without asking; the write waits.
    assert asked == ["schedule_service"]
    assert holder.kinds().count("response.mcp_call.completed") == 3
    assert "mcp_list_tools.completed" in holder.kinds()
    assert service.script == []


async def speech(connection, seconds=0.2):
    """The person says something, and is silent."""
    for sound in (b"\x01\x02" * int(RATE * seconds / 2), bytes(RATE)):
        await connection.input_audio_buffer.append(audio=base64.b64encode(sound).decode())


@run
async def test_a_refused_write_is_not_done():
    holder = Holder(DESK, "front_desk", "phone", lambda request: False)
    script = [[say("Shall I book it?"), BOOK], [say("I have not booked it."), call("finish_session")]]
    async with on_phone(DESK, "front_desk", holder, *script) as (service, client, call_id, task):
        assert await within(task) == ("end", "completed")
        await client.realtime.calls.hangup(call_id)
    assert service.executed == [] and holder.refused == {"schedule_service"}
    assert service.calls[call_id]["state"] == "over"


@run
async def test_an_unanswered_write_is_refused_when_its_time_is_up():
    holder = Holder(DESK, "front_desk", "web", lambda request: None)
    script = [[say("Shall I book it?"), BOOK], [say("Nobody answered."), call("finish_session")]]
    async with on_socket(DESK, "front_desk", holder, *script) as (service, connection, task):
        assert await within(task) == ("end", None)
    assert service.executed == []
    answers = [item for item in service.sessions[0].items.values() if item["type"] == "mcp_approval_response"]
    assert [answer["approve"] for answer in answers] == [False]


@run
async def test_an_unanswered_write_escalates_where_the_contract_says_so():
    holder = Holder(PARCELS, "claims", "phone", lambda request: None)
    report = mcp("report_damage", parcel="H20260117", damage="The box is crushed.")
    async with on_phone(PARCELS, "claims", holder, [report]) as (service, client, call_id, task):
        assert await within(task) == ("escalate", "nobody approved")
    assert service.executed == []


@run
async def test_without_an_answer_nothing_goes_on():
    """What the policy is for: the service itself waits for ever."""
    service = service_of(DESK)
    service.script = [[BOOK], [say("Never said.")]]
    async with running(service) as address, official(address).realtime.connect(model="gpt-realtime-2.1") as connection:
        await connection.send(filled(DESK / "realtime/front_desk.session-update.json"))
        await connection.response.create()
        await until(connection, "response.done")
        await connection.response.create()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(until(connection, "response.created"), 0.3)
    assert service.executed == [] and len(service.script) == 1


async def until(connection, kind):
    async for event in connection:
        if event.type == kind:
            return event
    raise AssertionError(f"no {kind}")


async def all_of(connection, *kinds):
    """The first event of each kind, in whatever order they come."""
    found = {}
    async for event in connection:
        if event.type in kinds:
            found.setdefault(event.type, event)
        if len(found) == len(kinds):
            return found
    raise AssertionError(f"only {list(found)}")


@run
async def test_a_person_interrupts():
    service = service_of(DESK)
    service.script = [[say("We have three times: Tuesday at nine, Tuesday at one", 5)], [say("Go on.")]]
    async with running(service) as address, official(address).realtime.connect(model="gpt-realtime-2.1") as connection:
        await connection.send(filled(DESK / "realtime/front_desk.session-update.json"))
        await connection.response.create()
        item = (await until(connection, "response.output_audio.delta")).item_id
        await speech(connection)
        await until(connection, "input_audio_buffer.speech_started")
        stopped = (await until(connection, "response.done")).response
        assert (stopped.status, stopped.status_details.reason) == ("cancelled", "turn_detected")
        await connection.conversation.item.truncate(item_id=item, content_index=0, audio_end_ms=60_000)
        await connection.conversation.item.truncate(item_id=item, content_index=0, audio_end_ms=100)
        # The next response may be done before or after.
        rest = await all_of(connection, "error", "conversation.item.truncated", "response.done")
        assert "already shorter" in rest["error"].error.message
        assert rest["conversation.item.truncated"].audio_end_ms == 100
        assert rest["response.done"].response.status == "completed"


@run
async def test_a_failed_tool_is_told_and_another_way_found():
    holder = Holder(DESK, "front_desk", "web", lambda request: True)
    gone = mcp("schedule_service", service="BOIL-07", slot_id="S0")
    script = [
        [gone], [say("That did not work."), mcp("list_slots", service="BOIL-07")], [say("Another time?"), BOOK],
        [call("finish_session")],
    ]
    async with on_socket(DESK, "front_desk", holder, *script) as (service, connection, task):
        assert await within(task) == ("end", None)
    assert holder.failures == {"schedule_service": 1}
    failed = [item for item in service.sessions[0].items.values() if item.get("error")]
    assert failed[0]["error"]["message"] == "That slot has just been taken."


@run
async def test_after_a_second_failure_a_person_takes_over():
    holder = Holder(DESK, "front_desk", "phone")
    unknown = mcp("check_order_status", order_number="P000000")
    script = [[unknown], [say("Once more."), unknown], [say("A colleague."), call("escalate_to_human", reason="x")]]
    async with on_phone(DESK, "front_desk", holder, *script) as (service, client, call_id, task):
        assert await within(task) == ("escalate", "escalated")
        target = load(DESK / "phone/control.json")["routes"]["support_line.assistant"]["exits"]["escalated"]["pbx"]
        await client.realtime.calls.refer(call_id, target_uri=target)
    assert holder.failures == {"check_order_status": 2}
    assert service.calls[call_id]["refers"] == [target]


@run
async def test_a_failing_model_is_given_up_as_the_contract_says():
    holder = Holder(PARCELS, "reception", "web")
    async with on_socket(PARCELS, "reception", holder, [fail()], [fail()]) as (service, connection, task):
        assert await within(task) == ("escalate", "I can't answer just now.")
    assert holder.failures == {"response": 2}


@pytest.mark.parametrize("contract, agent, outcome", [
    (PARCELS, "reception", ("end", "The connection is gone. Please try again later.")),
    (DESK, "front_desk", ("escalate", None)),
])
@run
async def test_a_lost_connection_is_made_again_and_given_up_as_the_contract_says(contract, agent, outcome):
    """The side channel of a call breaks: the session goes on, and so does the conversation, until nobody answers any more."""
    holder = Holder(contract, agent, "phone")
    tries = load(contract / f"realtime/policy/{agent}.json")["surfaces"]["phone"]["failures"]["network"]["tries"]
    service = service_of(contract)
    service.script = [[say("Hello.")], [say("Still here.")]]
    async with running(service) as address:
        client = official(address)
        call_id = service.ring()
        await client.realtime.calls.accept(call_id, **filled(contract / f"realtime/{agent}.call-accept.json"))
        task = asyncio.create_task(holder.keep(lambda: client.realtime.connect(call_id=call_id)))

        async def spoken(count):
            while len(service.sessions[0].sockets) == 0:
                await asyncio.sleep(0.01)
            await holder.connection.response.create()
            while holder.kinds().count("response.done") < count:
                await asyncio.sleep(0.01)

        await asyncio.sleep(0.1)
        await spoken(1)
        service.unreachable = tries - 1
        await service.sessions[0].sever()
        await asyncio.sleep(0.3)
        await spoken(2)
        assert holder.kinds().count("session.created") == 2 and not task.done()
        service.unreachable = tries
        await service.sessions[0].sever()
        assert await within(task) == outcome
    assert service.unreachable == 0, "as often as the contract says"


@pytest.mark.parametrize("surface", ["web", "phone"])
@run
async def test_a_conversation_is_handed_over_and_back_once(surface):
    holder = Holder(PARCELS, "reception", surface, lambda request: True)
    script = [
        [say("My colleague for damage goes on with you."), call("hand_over_to_claims")],
        [say("I take your report."), mcp("report_damage", parcel="H20260117", damage="The box is crushed.")],
        [say("Please keep the parcel."), call("hand_over_to_reception")],
        [say("Looking."), mcp("track_parcel", parcel="H20260117")],
        [say("Again?"), call("hand_over_to_claims")],
        [say("And back?"), call("hand_over_to_reception")],
        [say("That was often enough."), call("finish_session")],
    ]
    held = on_socket(PARCELS, "reception", holder, *script) if surface == "web" else None
    if held:
        async with held as (service, connection, task):
            assert await within(task) == ("end", None)
    else:
        async with on_phone(PARCELS, "reception", holder, *script) as (service, client, call_id, task):
            assert await within(task) == ("end", "completed")
    assert [name for name, _ in service.executed] == ["report_damage", "track_parcel"]
    # The way back is taken once; the second time the answer says so, and the agent stays.
    assert holder.agent == "claims" and holder.handed == {"hand_over_to_claims": 2, "hand_over_to_reception": 2}
    updated = [event.session for event in holder.events if event.type == "session.updated"]
    agents = ["reports of damaged parcels" in session.instructions for session in updated]
    assert agents == ([False, True, False, True] if surface == "web" else [True, False, True])
    assert {session.audio.output.voice for session in updated} == {"cedar"}
    assert not [event for event in holder.events if event.type == "error"]


@run
async def test_a_call_leaves_by_an_exit():
    holder = Holder(DESK, "front_desk", "phone")
    turn = [say("To our payment line."), call("transfer_to_payment")]
    async with on_phone(DESK, "front_desk", holder, turn) as (service, client, call_id, task):
        assert await within(task) == ("exit", "payment")


@run
async def test_a_session_ends_with_its_hour():
    holder = Holder(DESK, "front_desk", "web")
    async with on_socket(DESK, "front_desk", holder, [say("Hello.")]) as (service, connection, task):
        await asyncio.sleep(0.1)
        await service.sessions[0].expire()
        assert await within(task) == ("expired",)


@run
async def test_a_secret_starts_a_browsers_session_until_it_ends():
    service = service_of(DESK)
    async with running(service) as address:
        client = official(address)
        body = filled(DESK / "realtime/front_desk.client-secret.json")
        secret = await client.realtime.client_secrets.create(**body)
        assert secret.value.startswith("ek_") and secret.session.model == "gpt-realtime-2.1"
        # What the page could see of the session holds no token.
        assert "token-of-the-service" not in secret.session.model_dump_json()
        browser = openai.AsyncOpenAI(api_key=secret.value, base_url=f"http://{address}/v1", max_retries=0)
        headers = {"content-type": "application/sdp"}
        answer = await browser.post("/realtime/calls", cast_to=str, content=b"v=0\r\n", options={"headers": headers})
        assert answer.startswith("v=0")
        service.secrets[secret.value] = (0, {})
        with pytest.raises(openai.AuthenticationError) as refused:
            await browser.post("/realtime/calls", cast_to=str, content=b"v=0\r\n", options={"headers": headers})
        assert refused.value.code == "expired_client_secret"


@run
async def test_two_do_not_decide_about_one_call():
    service = service_of(DESK)
    async with running(service) as address:
        client, call_id = official(address), service.ring()
        await client.realtime.calls.reject(call_id, status_code=486)
        with pytest.raises(openai.ConflictError) as late:
            await client.realtime.calls.accept(call_id, **filled(DESK / "realtime/front_desk.call-accept.json"))
        assert late.value.code == "decision_already_made"
        with pytest.raises(openai.NotFoundError) as unknown:
            await client.realtime.calls.hangup("rtc_0")
        assert unknown.value.code == "call_id_not_found"
    assert service.calls[call_id]["status"] == 486
