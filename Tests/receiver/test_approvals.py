"""A write goes ahead after a spoken yes to its read-back, and after nothing else."""

import pytest

import bench
from answers import ANSWERS, IN_TWO
from bench import at_work, heard, spoken
from receiver import words

READ_BACK = "I'll open a ticket about no hot water. Shall I open it?"


def request(number=1, tool="create_ticket"):
    return {"type": "conversation.item.added", "item": {
        "type": "mcp_approval_request", "id": f"mcpr_{number}", "server_label": "brightwater", "name": tool,
        "arguments": '{"customer_id": "C1", "subject": "No hot water"}'}}


def soon(control):
    """An approval may wait for one second."""
    for route in control["routes"].values():
        route["approvals"]["within_seconds"] = 1


def escalates(control):
    soon(control)
    for route in control["routes"].values():
        route["approvals"]["otherwise"] = "escalate"


def nobody(control):
    for route in control["routes"].values():
        del route["approvals"]


async def answer_to(line, count=1):
    item = (await line.said("conversation.item.create", count))["item"]
    assert item["type"] == "mcp_approval_response"
    return item


async def test_yes(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell(*spoken("resp_1", "item_2", READ_BACK), *heard("item_3", "Yes, please."), request())
        item = await answer_to(line)
        assert (item["approve"], item["approval_request_id"]) == (True, "mcpr_1")
        # The service now calls the tool; the model is asked to speak of it when that is over, and not before.
        assert [event["type"] for event in line.sent].count("response.create") == 1
        await line.tell({"type": "response.mcp_call.completed", "item_id": "mcp_1", "output_index": 0})
        await line.said("response.create", 2)
        logged = b.log("approval.answered")[0]
        assert (logged["approve"], logged["why"], logged["tool"]) == (True, "caller_agreed", "create_ticket")


async def test_a_sentence_between_the_yes_and_the_call(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell(*spoken("resp_1", "item_2", READ_BACK), *heard("item_3", "Go ahead"),
                        *spoken("resp_2", "item_4", "One moment, I'm opening it."), request())
        assert (await answer_to(line))["approve"] is True


async def test_the_words_come_after_the_request(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        yes = heard("item_3", "Yes")
        await line.tell(*spoken("resp_1", "item_2", READ_BACK), *yes[:3], request())
        await line.tell({"type": "rate_limits.updated", "rate_limits": []})
        assert not b.log("approval.answered")
        await line.tell(yes[3])
        assert (await answer_to(line))["approve"] is True


async def test_the_caller_answers_after_the_request(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell(*heard("item_1", "I have no hot water, I need a technician"),
                        *spoken("resp_1", "item_2", READ_BACK))
        await line.tell(request())
        # "no hot water" was said before the read-back.
        assert (await answer_to(line))["approve"] is False


@pytest.mark.parametrize("said", ["No.", "Yes, but not today", "Hmm, wait", "No, thank you", "Actually yes"])
async def test_no(tmp_path, said):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell(*spoken("resp_1", "item_2", READ_BACK), *heard("item_3", said), request())
        item = await answer_to(line)
        assert item["approve"] is False and item["reason"]
        # Nothing is called, so the model has to be let go on.
        await line.said("response.create", 2)


async def test_nobody_answers(tmp_path):
    async with at_work(tmp_path, soon) as b:
        line = await b.talking()
        await line.tell(*spoken("resp_1", "item_2", READ_BACK), *heard("item_3", "The weather is lovely"), request())
        item = await answer_to(line)
        assert item["approve"] is False
        logged = b.log("approval.answered")[0]
        assert logged["why"] == "timeout" and 0.9 < logged["seconds"] < 2
        assert line.what() == ["accept"]


async def test_nobody_answers_and_a_person_takes_over(tmp_path):
    async with at_work(tmp_path, escalates) as b:
        line = await b.talking()
        await line.tell(*spoken("resp_1", "item_2", READ_BACK), request())
        assert (await answer_to(line))["approve"] is False
        assert await line.asked("refer") == {"target_uri": "sip:escalated@pbx.brightwater.example"}


async def test_unclear_then_yes_in_time(tmp_path):
    async with at_work(tmp_path, soon) as b:
        line = await b.talking()
        await line.tell(*spoken("resp_1", "item_2", READ_BACK), *heard("item_3", "Pardon"), request())
        await line.tell(*heard("item_4", "Oh. Yes."))
        assert (await answer_to(line))["approve"] is True


async def test_the_contract_has_no_approver(tmp_path):
    async with at_work(tmp_path, nobody) as b:
        line = await b.talking()
        await line.tell(*spoken("resp_1", "item_2", READ_BACK), *heard("item_3", "Yes"), request())
        assert (await answer_to(line))["approve"] is False
        assert b.log("approval.answered")[0]["why"] == "nobody_may_approve"


async def test_one_yes_is_for_one_thing(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell(*spoken("resp_1", "item_2", READ_BACK), *heard("item_3", "Yes"), request(1), request(2))
        assert (await answer_to(line))["approve"] is True
        assert (await answer_to(line, 2))["approve"] is False
        assert [entry["why"] for entry in b.log("approval.answered")] == ["caller_agreed", "yes_already_used"]


@pytest.mark.parametrize("before", [
    [],
    spoken("resp_1", "item_2", "Is there anything else?"),
    spoken("resp_1", "item_2", "I have opened a ticket."),
    spoken("resp_1", "item_2", READ_BACK, cut=True),
], ids=["nothing was asked", "something else was asked", "it was no question", "the caller did not hear the end"])
async def test_a_yes_to_something_else(tmp_path, before):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell(*before, *heard("item_3", "Yes"), request())
        item = await answer_to(line)
        assert item["approve"] is False and "Read back" in item["reason"]
        assert b.log("approval.answered")[0]["why"] == "no_read_back"


async def test_a_yes_to_another_tools_question(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell(*spoken("resp_1", "item_2", READ_BACK), *heard("item_3", "Yes"), request(tool="schedule_service"))
        assert (await answer_to(line))["approve"] is False


async def test_the_same_request_twice(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        again = request() | {"type": "conversation.item.done"}
        await line.tell(*spoken("resp_1", "item_2", READ_BACK), *heard("item_3", "Yes"), request(), again, again)
        await answer_to(line)
        await line.tell({"type": "response.mcp_call.completed", "item_id": "m", "output_index": 0})
        await line.said("response.create", 2)
        assert [event["type"] for event in line.sent].count("conversation.item.create") == 1


async def test_an_answer_is_not_lost_with_the_connection(tmp_path, monkeypatch):
    from receiver import sideband
    monkeypatch.setattr(sideband, "PAUSES_SECONDS", (0.7, 0.7, 0.7))
    async with at_work(tmp_path, soon) as b:
        line = await b.talking()
        await line.tell(*spoken("resp_1", "item_2", READ_BACK), request())
        # The time is up while there is no connection.
        line.answers["sideband"] = [500, 500]
        await line.break_connection()
        await line.connected()
        assert (await answer_to(line))["approve"] is False
        assert b.log("sideband.not_sent")


@pytest.mark.parametrize("language, kind, said", [
    (language, kind, said) for language, kinds in ANSWERS.items() for kind, all in kinds.items() for said in all])
def test_what_is_a_yes(language, kind, said):
    given, spoken_in = words.answer(said, [language + "-XX"])
    # A question may hold a no; what it may not be is a yes.
    allowed = {"yes": ["yes"], "no": ["no"], "doubt": ["unclear"], "question": ["unclear", "no"]}
    assert given in allowed[kind] and spoken_in == (language if kind == "yes" else None)


@pytest.mark.parametrize("said, answer, language", IN_TWO)
def test_a_yes_in_a_call_of_two_languages(said, answer, language):
    assert words.answer(said, ["en-US", "es-US"]) == (answer, language)


def test_every_language_that_it_knows():
    assert set(words.WORDS) == set(ANSWERS)
    for tag in words.WORDS:
        yes, beside, no = (words._phrases(tag, which) for which in (words.YES, words.BESIDE, words.NO))
        assert all(words.answer(" ".join(phrase), [tag]) == ("yes", tag) for phrase in yes)
        assert not [phrase for phrase in beside if words.answer(" ".join(phrase), [tag])[0] == "yes"]
        assert all(words.answer(" ".join(phrase), [tag])[0] == "no" for phrase in no)


@pytest.mark.parametrize("said", ["OK let me think about it", "Okay, and what does that cost me?", "Yes, I have a question first"])
async def test_a_doubt_changes_nothing(tmp_path, said):
    async with at_work(tmp_path, soon) as b:
        line = await b.talking()
        await line.tell(*spoken("resp_1", "item_2", READ_BACK), *heard("item_3", said), request())
        assert (await answer_to(line))["approve"] is False
        assert b.log("approval.answered")[0]["why"] == "timeout"


def test_a_language_that_nobody_taught_it():
    assert words.unknown(["en-US", "fi", "xx-YY"]) == ["fi", "xx-YY"]
    assert words.answer("kyllä", ["fi"])[0] == "unclear"


async def test_a_yes_in_the_other_language_of_the_contract(tmp_path):
    async with at_work(tmp_path) as b:
        line = await b.talking()
        await line.tell(*spoken("resp_1", "item_2", "¿Abro un aviso porque no sale agua caliente?"),
                        *heard("item_3", "Sí, por favor"), request())
        assert (await answer_to(line))["approve"] is True


def test_the_questions_are_the_contracts():
    import json
    route = json.loads((bench.UNIT / "phone" / "control.json").read_text())["routes"][bench.ROUTE]
    assert route["approvals"]["read_back"] == {
        "schedule_service": "Book this visit for you?", "create_ticket": "Open a ticket about [subject]?"}
    assert route["languages"] == ["en-US", "es-US"]
