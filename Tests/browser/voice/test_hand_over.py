"""An agent hands the conversation over to another one, which has other tools and another token."""

import json

from emitted import GENERATED, load


def test_another_agent_goes_on(visit, service):
    shown = visit("reception", "parcel-desk", host="eu.api.openai.com")
    shown.talk(
        {"say": "Halden Parcels, hello."}, {"say": "One moment.", "seconds": 1, "function": ("hand_over_to_claims", {})},
    )
    service.next_script = [{"say": "Claims here.", "write": ("report_damage", {"parcel": "H2026011"})}, {"say": "Reported."}]
    shown.call.said = "My parcel is broken."
    shown.call.hears = True
    shown.until(lambda: len(service.calls) == 2)
    assert "One moment." in " ".join(shown.lines()), "what was being said is heard to its end"
    shown.state("approval")
    assert shown.part("approval-title").inner_text() == "Report parcel H2026011 as damaged?"
    shown.press("approve")
    shown.part("transcript").get_by_text("Reported.").wait_for()
    assert service.ran == ["report_damage"]
    first, second = [json.loads(body)["session"] for _, body in service.asked]
    update = load(GENERATED / "parcel-desk/dev/realtime/hand-over/claims.web.json")["session"]
    assert second["instructions"] == update["instructions"] != first["instructions"]
    assert [tool.get("name") for tool in second["tools"]] == [tool.get("name") for tool in update["tools"]]
    assert "parcel-token" in json.dumps(second["tools"]), "the token comes from the backend"
    assert all("parcel-token" not in json.dumps(event) for event in shown.call.sent)
    told = [event["item"]["content"][0]["text"] for event in shown.call.sent if event.get("item", {}).get("type") == "message"]
    assert told == ["Halden Parcels, hello.", "My parcel is broken.", "One moment."]


def test_silence_is_no_answer(visit, service):
    shown = visit("reception", "parcel-desk", host="eu.api.openai.com")
    shown.talk({"say": "Halden Parcels, hello."}, {"function": ("wait_for_user", {})})
    shown.call.hears = True
    shown.until(lambda: shown.sent("conversation.item.create"))
    shown.page.wait_for_timeout(300)
    assert len(shown.sent("response.create")) == 1
    shown.state("listening")


def test_a_model_that_fails_twice_leads_to_a_person(visit, service):
    shown = visit("reception", "parcel-desk", host="eu.api.openai.com").talk({"say": "Hello."}, {"fail": True}, {"fail": True})
    shown.call.hears = True
    shown.part("way").wait_for()
    assert shown.part("note").inner_text() == "I can't answer just now."
    assert len(shown.sent("response.create")) == 2, "it was tried once more"


def test_as_often_as_the_contract_says(visit, service):
    """The way back may be taken once; then it is refused, with a reason, and the agent goes on itself."""
    shown = visit("reception", "parcel-desk", host="eu.api.openai.com")
    over, back = {"function": ("hand_over_to_claims", {})}, {"function": ("hand_over_to_reception", {})}
    shown.talk({"say": "Halden Parcels, hello."}, over)
    for place, script in enumerate([
        [{"say": "Claims here."}, back], [{"say": "The desk again."}, over],
        [{"say": "Claims again."}, back, {"say": "I'll see to it myself."}],
    ]):
        service.next_script = script
        shown.call.hears = True
        shown.until(lambda: len(service.calls) == place + 2)
        shown.part("transcript").get_by_text(script[0]["say"], exact=True).wait_for()
        shown.state("listening")
    shown.call.hears = True
    shown.part("transcript").get_by_text("I'll see to it myself.").wait_for()
    (refusal,) = [event["item"] for event in shown.call.sent if event.get("item", {}).get("type") == "function_call_output"]
    assert "as often as may be" in refusal["output"] and len(service.calls) == 4


def test_the_next_visitors_agent_hears_nothing_of_the_one_before(visit, service):
    shown = visit("reception", "parcel-desk", host="eu.api.openai.com", device=False)
    for said in ("I am the first.", "I am the second."):
        service.next_script = [{"say": "Hello."}, {"say": "Go on."}, {"function": ("hand_over_to_claims", {})}]
        calls = len(service.calls)
        shown.press("type")
        shown.press("agree-type")
        for text, heard in ((said, "Hello."), ("My parcel is broken.", "Go on.")):
            shown.part("transcript").get_by_text(heard).wait_for()
            shown.state("ready")
            shown.part("message").fill(text)
            shown.page.keyboard.press("Enter")
        shown.until(lambda: len(service.calls) == calls + 2)
        shown.state("ready")
        shown.until(lambda: shown.call.session["output_modalities"] == ["text"] and len(shown.call.sent) > 4)
        told = [part["text"] for event in shown.call.sent if "item" in event for part in event["item"].get("content", [])]
        assert told == ["Hello.", said, "Go on.", "My parcel is broken."]
        shown.press("end")


def test_a_hand_over_that_can_not_connect_is_tried_again(visit, service):
    visit.expects.append("the server responded with a status of 500")
    shown = visit("gate", "clinic")
    shown.talk({"say": "Hello."}, {"function": ("hand_over_to_ward", {})})
    service.refuses = [500]
    service.next_script = [{"say": "The ward here."}]
    shown.call.hears = True
    shown.part("transcript").get_by_text("The ward here.").wait_for()
    assert service.refuses == [] and len(service.calls) == 2
    shown.state("listening")
    assert shown.part("note").is_hidden()


def test_a_hand_over_that_does_not_connect_leads_where_the_contract_says(visit, service):
    visit.expects.append("the server responded with a status of 500")
    shown = visit("gate", "clinic")
    shown.talk({"say": "Hello."}, {"function": ("hand_over_to_ward", {})})
    service.refuses = [500] * 9
    shown.call.hears = True
    shown.state("failed")
    assert len(service.refuses) == 9 - 2, "as often as on_failure of the ward says"
    assert shown.part("failure-text").inner_text() == "The ward can't be reached."
    assert shown.part("way-text").inner_text() == "Come to the ward."


def test_a_conversation_counts_once(visit, service):
    """A hand-over, a lost line and a renewal need sessions of their own; the limit is of conversations."""
    visit.expects.append("429")
    shown = visit("reception", "parcel-desk", host="eu.api.openai.com", calls=1)
    shown.talk({"say": "Halden Parcels, hello."}, {"function": ("hand_over_to_claims", {})})
    service.next_script = [{"say": "Claims here."}]
    shown.call.hears = True
    shown.part("transcript").get_by_text("Claims here.").wait_for()
    shown.state("listening")
    service.run(shown.call.drop())
    shown.until(lambda: len(service.calls) == 3)
    shown.state("listening")
    assert len(service.asked) == 3
    shown.press("end")
    shown.press("start")
    shown.press("agree")
    shown.state("failed")
    assert "too many tries" in shown.part("failure-text").inner_text(), "another one is one too many"
