"""The emitted voice page: a conversation by voice, in Chromium with a fake microphone, against aiortc on loopback."""

import json

import pytest

from sound import PITCH

GREETING = "You are talking to an automated assistant. How can I help you?"
AI = "You are talking to an automated assistant."
RECORDING = "This conversation is recorded to check our service."
TICKET = {"customer_id": "C1234567", "subject": "Boiler leaks", "details": "Drips from the valve.\nSince Monday."}


def test_says_what_it_is_before_the_microphone_opens(visit, service):
    shown = visit()
    opened = "navigator.mediaDevices.enumerateDevices().then(all => all.some(each => each.label))"
    shown.press("start")
    shown.state("consent")
    assert shown.part("notices").locator("li").all_inner_texts()[:2] == [AI, RECORDING]
    assert shown.page.evaluate("document.activeElement.id") == "consent-title"
    assert shown.part("consent").locator("a").get_attribute("href") == "https://brightwater.example/privacy"
    assert service.asked == [] and service.calls == []
    assert shown.page.evaluate("document.getElementById('player').srcObject") is None
    shown.press("decline")
    shown.state("idle")
    assert service.asked == [] and opened


def test_sound_goes_both_ways(visit, service):
    shown = visit().begin({"say": GREETING, "seconds": 4})
    shown.state("speaking")
    heard = shown.heard()
    assert heard["loudest"] > 0.1, "what the page plays is silence"
    assert abs(heard["pitch"] - PITCH) < 40
    shown.state("listening")
    shown.until_silent()
    shown.until(lambda: shown.call.ear.loud_frames > 3)
    assert shown.call.ear.frames > 50
    assert shown.lines() == [f"Assistant: {GREETING}"]
    assert service.asked and len(service.calls) == 1


def test_mute_silences_the_microphone(visit):
    shown = visit().talk({"say": GREETING})
    shown.until(lambda: shown.call.ear.loud_frames > 3)
    shown.press("mute")
    shown.state("muted")
    assert shown.part("mute").get_attribute("aria-pressed") == "true" and shown.part("mute").inner_text() == "Unmute"
    shown.page.wait_for_timeout(300)
    shown.call.ear.loudest = 0
    shown.page.wait_for_timeout(1500)
    assert shown.call.ear.loudest < 200
    shown.press("mute")
    shown.state("listening")
    shown.until(lambda: shown.call.ear.loudest > 1500)


def test_a_turn_by_voice(visit):
    shown = visit().talk({"say": GREETING}, {"say": "Is anyone hurt?", "seconds": 1})
    shown.call.hears = True
    shown.state("thinking", "speaking")
    shown.state("speaking")
    shown.state("listening")
    assert shown.lines() == [f"Assistant: {GREETING}", "You: I smell gas.", "Assistant: Is anyone hurt?"]
    assert len(shown.sent("response.create")) == 1, "only the first word is asked for; turns answer by themselves"


def test_speech_interrupts(visit):
    shown = visit().begin({"say": GREETING, "seconds": 9}, {"say": "Go on."})
    shown.state("speaking")
    shown.call.hears = True
    shown.page.locator("#page:not([data-state=speaking])").wait_for()
    assert shown.call.mouth.sounds is None or shown.call.script == []
    shown.part("transcript").get_by_text("Go on.").wait_for()
    first = shown.lines()[0]
    assert first.startswith("Assistant: You are talking") and first.endswith("(interrupted)")
    # Over WebRTC the service cuts its sound by itself: a page that does it too would be late.
    assert shown.sent("response.cancel") == [] and shown.sent("output_audio_buffer.clear") == []
    assert shown.sent("conversation.item.truncate") == []
    shown.state("speaking", "listening")
    assert shown.page.evaluate("document.getElementById('player').muted") is False


def test_stop_speaking(visit):
    shown = visit().begin({"say": GREETING, "seconds": 9, "hold": True})
    shown.state("speaking")
    shown.press("hush")
    shown.state("listening")
    kinds = [event["type"] for event in shown.call.sent]
    assert kinds[-2:] == ["response.cancel", "output_audio_buffer.clear"]
    shown.until_silent()
    assert "(interrupted)" in shown.lines()[0]


def test_reads_run_at_once_and_are_followed_up(visit):
    shown = visit().talk({"say": GREETING}, {"say": "One moment.", "read": "lookup_customer", "takes": 1.5}, {"say": "Found you."})
    shown.call.hears = True
    shown.state("tool")
    assert shown.part("state").inner_text() == "Looking you up…"
    shown.part("transcript").get_by_text("Found you.").wait_for()
    shown.state("listening")
    assert len(shown.sent("response.create")) == 2
    assert shown.part("approval").is_hidden()


def test_a_write_waits_for_a_yes(visit, service):
    shown = visit().talk({"say": GREETING}, {"write": ("create_ticket", TICKET)}, {"say": "It is open."})
    shown.call.hears = True
    shown.state("approval")
    assert shown.part("approval-title").inner_text() == "Open a ticket about Boiler leaks?"
    facts = dict(zip(shown.page.locator("dt").all_inner_texts(), shown.page.locator("dd").all_inner_texts()))
    assert facts == {"Customer id": "C1234567", "Subject": "Boiler leaks", "Details": TICKET["details"]}
    assert shown.page.evaluate("document.activeElement.id") == "approval-title", "no button is under the finger"
    assert "seconds left" in shown.part("approval-time").inner_text()
    assert service.ran == [] and len(shown.sent("response.create")) == 1
    shown.picture("approval-light-768")
    shown.part("approve").dblclick()
    shown.part("transcript").get_by_text("It is open.").wait_for()
    (answer,) = [event["item"] for event in shown.sent("conversation.item.create")]
    asked = answer["approval_request_id"]
    assert answer == {
        "type": "mcp_approval_response", "id": f"mcp_approval_{asked}", "approval_request_id": asked, "approve": True,
    }
    assert service.ran == ["create_ticket"]
    assert "Note: Open a ticket: you said yes" in shown.lines()
    assert len(shown.sent("response.create")) == 2


def test_a_write_is_refused(visit, service):
    shown = visit().talk({"say": GREETING}, {"write": ("create_ticket", TICKET)}, {"say": "As you wish."})
    shown.call.hears = True
    shown.state("approval")
    shown.press("refuse")
    shown.part("transcript").get_by_text("As you wish.").wait_for()
    (answer,) = [event["item"] for event in shown.sent("conversation.item.create")]
    assert answer["approve"] is False and answer["reason"] == "The person said no."
    assert service.ran == []


def test_a_tool_that_the_contract_does_not_have_is_refused(visit, service):
    shown = visit().talk({"say": GREETING}, {"write": ("delete_everything", {})}, {"say": "I can't."})
    shown.call.hears = True
    shown.part("transcript").get_by_text("I can't.").wait_for()
    (answer,) = [event["item"] for event in shown.sent("conversation.item.create")]
    assert answer["approve"] is False and service.ran == []


def test_nobody_answers(visit, service):
    """The contract gives two seconds, and a person afterwards. Values are shown as people read them."""
    booking = {"reason": "الأسنان", "day": "2026-12-01", "starts_at": "2026-12-01T09:30:00Z", "guests": ["Ada", "Tom"],
               "price": {"amount": 4550, "currency": "SAR"}, "reminder": True}
    shown = visit("reception", "clinic", width=390)
    shown.talk({"say": "أهلا"}, {"write": ("book_visit", booking)}, {"say": "انتهى"})
    shown.call.hears = True
    shown.state("approval")
    facts = dict(zip(shown.page.locator("dt").all_inner_texts(), shown.page.locator("dd").all_inner_texts()))
    assert list(facts) == ["Reason", "Day of the visit", "Starts at", "Guests", "Price", "Reminder"]
    assert facts["Guests"] == "Ada, Tom" and facts["Reminder"] == "Yes" and "4550" not in facts["Price"]
    assert "{" not in "".join(facts.values()) and "T09" not in facts["Starts at"]
    shown.picture("approval-rtl-390")
    assert shown.overflow() <= 0
    shown.part("way").wait_for()
    (answer,) = [event["item"] for event in shown.sent("conversation.item.create")]
    assert answer["approve"] is False and service.ran == []
    assert shown.part("way-number").get_attribute("href") == "tel:+96614155550"
    assert shown.part("way-link").get_attribute("href") == "https://clinic.example/contact"
    assert shown.page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]


FREEZE = "() => { const at = Date.now(), now = Date.now; Date.now = () => at; window.goOn = () => { Date.now = now; }; }"


def ask(shown, name, arguments, number=1):
    """One more question, beside what the model does."""
    asked = {"id": f"mcpr_more_{number}", "type": "mcp_approval_request", "server_label": "desk", "name": name,
             "arguments": arguments if isinstance(arguments, str) else json.dumps(arguments)}
    shown.service.approvals[asked["id"]] = asked
    shown.service.do(shown.call.tell, "conversation.item.done", item=asked)


def answers(shown):
    items = [event["item"] for event in shown.sent("conversation.item.create")]
    return [(item["approval_request_id"], item["approve"]) for item in items if item["type"] == "mcp_approval_response"]


def test_a_second_click_answers_nothing_that_nobody_has_read(visit, service):
    shown = visit().talk({"say": GREETING})
    ask(shown, "create_ticket", {**TICKET, "subject": "First"}, 1)
    ask(shown, "create_ticket", {**TICKET, "subject": "Second"}, 2)
    shown.state("approval")
    shown.until_answerable()
    shown.page.evaluate(FREEZE)
    shown.page.evaluate("approve.click(), approve.click(), refuse.click()")
    assert "Second" in shown.part("approval-title").inner_text()
    states = "[approve, refuse].map(each => each.getAttribute('aria-disabled'))"
    assert shown.page.evaluate(states) == ["true", "true"], "and a screen reader is told"
    assert shown.page.evaluate("[approve, refuse].some(each => each.disabled)") is False, "the keyboard finds them all the same"
    for button in ("approve", "refuse"):
        shown.part(button).focus()
        shown.page.keyboard.press("Enter")
        shown.page.keyboard.press("Space")
    assert answers(shown) == [("mcpr_more_1", True)]
    shown.page.evaluate("goOn()")
    shown.until_answerable()
    shown.part("refuse").focus()
    shown.page.keyboard.press("Enter")
    shown.until(lambda: answers(shown) == [("mcpr_more_1", True), ("mcpr_more_2", False)])


def test_arguments_can_not_deform_the_question(visit):
    """Marks that turn what follows are seen, and each argument has a direction of its own."""
    shown = visit().talk({"say": GREETING})
    ask(shown, "create_ticket", {"subject": "S1\u202e\u2067", "a\u202eb": "x\u200b\u0007y", "details": {"z\u202ew": ["\u2066v"]}})
    shown.state("approval")
    assert shown.part("approval-title").inner_text() == "Open a ticket about S1\ufffd\ufffd?"
    assert shown.page.locator("#approval-title bdi").all_inner_texts() == ["S1\ufffd\ufffd"]
    assert shown.page.locator("dt").all_inner_texts() == ["Subject", "A\ufffdb", "Details"]
    assert shown.page.locator("dd").all_inner_texts() == ["S1\ufffd\ufffd", "x\ufffd\ufffdy", "Z\ufffdw: \ufffdv"]
    assert shown.page.evaluate("getComputedStyle(document.querySelector('dd')).unicodeBidi") == "plaintext"
    shown.until_answerable()
    shown.press("refuse")
    # Joiners and marks of direction belong to scripts that need them.
    ask(shown, "create_ticket", {"subject": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645\u200f"}, 2)
    shown.page.get_by_role("heading", name="\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645\u200f").wait_for()


@pytest.mark.parametrize("width", [320, 1024])
@pytest.mark.parametrize("subject", ["x" * 100_000, "word " * 20_000, "\n" * 5_000 + "x", "[" * 20])
def test_long_arguments_leave_the_buttons_in_sight(visit, width, subject):
    shown = visit(width=width).talk({"say": GREETING})
    ask(shown, "create_ticket", {"subject": subject, "details": subject, "customer_id": "C1"})
    shown.state("approval")
    shown.until_answerable()
    for name in ("approve", "refuse"):
        box = shown.part(name).bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= 900, "out of sight"
    assert shown.overflow() <= 0 and shown.violations() == []
    if len(subject) > 20:
        assert shown.part("approval-facts").evaluate("each => each.tabIndex") == 0, "the keyboard scrolls it"
        shown.part("approval-facts").focus()
        shown.page.keyboard.press("End")
        shown.until(lambda: shown.part("approval-facts").evaluate("each => each.scrollTop") > 0)
    shown.press("refuse")
    shown.until(lambda: answers(shown) == [("mcpr_more_1", False)])


def test_what_is_nested_without_end_is_refused(visit):
    shown = visit().talk({"say": GREETING})
    ask(shown, "create_ticket", '{"subject": ' + "[" * 100_000 + "]" * 100_000 + "}")
    shown.until(lambda: answers(shown) == [("mcpr_more_1", False)])
    assert shown.part("approval").is_hidden()


def test_a_person_takes_over(visit):
    shown = visit().talk({"say": GREETING}, {"say": "I am connecting you.", "function": ("escalate_to_human", {"reason": "gas"})}, {"say": "You see the number."})
    shown.call.hears = True
    shown.part("way").wait_for()
    assert "press 0" in shown.part("way-text").inner_text()
    assert shown.part("way-number").get_attribute("href") == "tel:+14155550142"
    assert shown.part("way-number").inner_text() == "Call \u2066+1 415 555 0142\u2069"
    shown.part("transcript").get_by_text("You see the number.").wait_for()
    (output,) = [event["item"] for event in shown.sent("conversation.item.create")]
    assert output["type"] == "function_call_output" and json.loads(output["output"])["number"] == "+14155550142"


def test_another_place_takes_over(visit):
    shown = visit().talk({"say": GREETING}, {"function": ("transfer_to_payment", {})})
    shown.call.hears = True
    shown.part("way").wait_for()
    assert shown.part("way-link").get_attribute("href") == "https://brightwater.example/pay"
    assert shown.part("way-title").inner_text() == "Payment"


def test_the_person_is_one_press_away(visit):
    shown = visit()
    shown.press("person")
    assert shown.part("way").is_visible() and shown.part("person").get_attribute("aria-expanded") == "true"
    shown.press("person")
    assert shown.part("way").is_hidden()


def test_the_model_ends_it_after_its_goodbye(visit):
    shown = visit().talk({"say": GREETING}, {"say": "Goodbye.", "seconds": 1, "function": ("finish_session", {})})
    shown.call.hears = True
    shown.state("speaking")
    assert shown.call.mouth.sounds
    shown.state("ended")
    assert shown.call.mouth.sounds is None, "it was cut short"
    assert shown.part("start").inner_text() == "Start again"
    shown.until(lambda: shown.call.peer.connectionState == "closed")


def test_text_instead_of_voice_and_back(visit):
    shown = visit().talk({"say": GREETING}, {"say": "By text then."}, {"say": "I hear you again.", "seconds": 4})
    shown.press("type")
    shown.state("ready")
    assert shown.page.evaluate("document.activeElement.id") == "message"
    shown.page.wait_for_timeout(300)
    shown.call.ear.loudest = 0
    shown.page.keyboard.type("My boiler leaks.")
    shown.page.keyboard.press("Enter")
    shown.part("transcript").get_by_text("By text then.").wait_for()
    assert shown.lines()[1:] == ["You: My boiler leaks.", "Assistant: By text then."]
    assert shown.part("transcript").get_attribute("aria-live") == "polite"
    assert shown.sent("session.update")[0]["session"] == {"type": "realtime", "output_modalities": ["text"]}
    assert shown.call.ear.loudest < 200, "the microphone is closed"
    shown.press("talk-again")
    shown.state("listening")
    assert shown.sent("session.update")[1]["session"]["output_modalities"] == ["audio"]
    shown.until(lambda: shown.call.ear.loudest > 1500)
    shown.call.hears = True
    shown.state("speaking")
    shown.until(lambda: shown.heard()["loudest"] > 0.1)


def test_text_from_the_start_opens_no_microphone(visit):
    shown = visit(device=False)
    shown.press("type")
    shown.press("agree-type")
    shown.state("ready")
    shown.part("transcript").get_by_text("How can I help you?").wait_for()
    shown.part("message").fill("Hello")
    shown.page.keyboard.press("Enter")
    shown.until(lambda: len(shown.sent("response.create")) == 2)
    assert shown.call.ear.loudest == 0
    shown.press("end")
    shown.state("ended")


def write_to(shown, text):
    shown.part("message").fill(text)
    shown.page.keyboard.press("Enter")


def test_the_next_visitor_finds_nothing_of_the_one_before(visit, service, tmp_path):
    shown = visit("night_desk", "clinic", device=False)
    shown.press("type")
    shown.press("agree-type")
    shown.state("ready")
    write_to(shown, "My number is 123-45-6789.")
    shown.part("transcript").get_by_text("123-45-6789").wait_for()
    shown.state("ready")
    shown.part("message").fill("And I nearly")
    shown.press("end")
    assert shown.part("transcript").is_visible() and shown.part("save").is_visible(), "it is the first visitor's until then"
    shown.press("type")
    assert shown.part("consent").is_visible()
    assert shown.part("talk").is_hidden() and shown.part("save").is_hidden() and shown.part("note").is_hidden()
    assert "6789" not in shown.page.content()
    shown.press("agree-type")
    shown.state("ready")
    assert shown.part("message").input_value() == ""
    write_to(shown, "Hello.")
    shown.until(lambda: len(shown.lines()) >= 3)
    shown.press("end")
    with shown.page.expect_download() as download:
        shown.press("save")
    download.value.save_as(tmp_path / "events.jsonl")
    created = [line for line in (tmp_path / "events.jsonl").read_text().splitlines() if '"session.created"' in line]
    assert len(created) == 1, "the events of one conversation"


def test_permission_that_comes_after_the_end_opens_no_microphone(visit, service):
    shown = visit()
    shown.page.evaluate("""() => {
      const devices = navigator.mediaDevices, ask = devices.getUserMedia.bind(devices);
      window.opened = [];
      devices.getUserMedia = asked => new Promise(done => { window.permit = () => ask(asked).then(each => { opened.push(each); done(each); }); });
    }""")
    shown.press("start")
    shown.press("agree")
    shown.state("connecting")
    shown.press("end")
    shown.state("ended")
    shown.press("type")
    shown.press("agree-type")
    shown.state("ready")
    shown.page.evaluate("permit()")
    shown.until(lambda: shown.page.evaluate("opened.flatMap(each => each.getTracks()).map(each => each.readyState)") == ["ended"])
    shown.state("ready")
    assert len(service.calls) == 1 and len(service.asked) == 1


def test_devices_can_be_chosen(visit):
    shown = visit().talk({"say": GREETING})
    shown.part("sound").locator("summary").click()
    names = shown.part("input").locator("option").all_inner_texts()
    assert len(names) >= 2 and all(names)
    chosen = shown.part("input").locator("option").last.get_attribute("value")
    shown.part("input").select_option(chosen)
    shown.page.wait_for_timeout(500)
    assert shown.part("input").input_value() == chosen
    shown.call.ear.loudest = 0
    shown.until(lambda: shown.call.ear.loudest > 1500)
    if shown.part("output-box").is_visible():
        last = shown.part("output").locator("option").last.get_attribute("value")
        shown.part("output").select_option(last)
        shown.until(lambda: shown.page.evaluate("document.getElementById('player').sinkId") == last)


def test_connects_again(visit, service):
    shown = visit().talk({"say": GREETING}, {"say": "Is anyone hurt?"})
    shown.call.hears = True
    shown.part("transcript").get_by_text("Is anyone hurt?").wait_for()
    shown.state("listening")
    service.run(shown.call.drop())
    shown.until(lambda: len(service.calls) == 2)
    shown.part("note").get_by_text("Connected again.").wait_for()
    shown.state("listening")
    shown.until(lambda: len(shown.call.sent) >= 3)
    told = [(event["item"]["role"], event["item"]["content"]) for event in shown.call.sent]
    assert told == [
        ("assistant", [{"type": "output_text", "text": GREETING}]),
        ("user", [{"type": "input_text", "text": "I smell gas."}]),
        ("assistant", [{"type": "output_text", "text": "Is anyone hurt?"}]),
    ], "the new session knows what was said, and nobody is greeted twice"
    shown.until(lambda: shown.call.ear.loud_frames > 3)


def test_a_connection_that_stays_lost(visit, service):
    visit.expects.append("the server responded with a status of 500")
    shown = visit().talk({"say": GREETING})
    service.refuses = [500] * 9
    service.run(shown.call.drop())
    shown.state("connecting")
    shown.state("failed")
    assert "connection was lost" in shown.part("failure-text").inner_text()
    assert shown.part("way").is_visible(), "there is a person to reach"
    service.refuses = []
    shown.press("start")
    shown.state("listening")
    assert shown.part("way").is_hidden() and len(shown.lines()) == 1, "it is another conversation"


def test_the_time_is_limited(visit):
    shown = visit("reception", "clinic").talk({"say": "أهلا"})
    shown.state("ended")
    assert shown.part("note").inner_text() == "The time for one conversation is over."
    shown.until(lambda: shown.call.peer.connectionState == "closed")


@pytest.mark.parametrize("kind, expected", [
    ("denied", "may not use your microphone"), ("no_device", "No microphone was found"),
])
def test_without_a_microphone(visit, service, kind, expected):
    shown = visit(device=kind == "denied", microphone=kind != "denied")
    shown.press("start")
    shown.press("agree")
    shown.state("failed")
    assert expected in shown.part("failure-text").inner_text()
    assert shown.page.evaluate("document.activeElement.id") == "failure-title"
    assert service.asked == [], "no secret is asked for in vain"
    shown.picture(f"failed-{kind}")
    shown.press("type")
    shown.press("agree-type") if shown.part("agree-type").is_visible() else None
    shown.state("ready")


def test_an_expired_secret_is_renewed_once(visit, service):
    visit.expects.append("401")
    service.secret_seconds = 0
    shown = visit()
    shown.press("start")
    shown.press("agree")
    shown.state("failed")
    assert "ran out" in shown.part("failure-text").inner_text()
    assert len(service.asked) == 2
    service.secret_seconds = 60
    shown.press("start")
    shown.state("listening")


@pytest.mark.parametrize("status, expected", [(429, "too many tries"), (500, "voice service can’t be used")])
def test_the_service_refuses(visit, service, status, expected):
    visit.expects.append(str(status))
    service.refuses = [status]
    shown = visit()
    shown.press("start")
    shown.press("agree")
    shown.state("failed")
    assert expected in shown.part("failure-text").inner_text()


def test_too_many_conversations(visit, service):
    visit.expects.append("429")
    shown = visit()
    for _ in range(10):
        service.client_secret  # the limit is the backend's
        shown.page.evaluate("fetch('front_desk.secret', {method: 'POST', body: '{}'})")
    shown.press("start")
    shown.press("agree")
    shown.state("failed")
    assert "too many tries" in shown.part("failure-text").inner_text()


@pytest.mark.parametrize("answer, expected", [
    ({"status": 200, "json": {"value": "sk-proj-0123456789"}}, "no valid permission"),
    ({"status": 200, "body": "<html>"}, "no valid permission"),
    ({"status": 403, "json": {}}, "may not start a conversation"),
    ({"status": 401, "json": {}}, "sign in first"),
    ({"status": 502, "json": {}}, "could not start a conversation"),
])
def test_what_the_backend_may_answer(visit, service, answer, expected):
    visit.expects.append("responded with a status")
    shown = visit()
    shown.context.route("**/front_desk.secret", lambda route: route.fulfill(**answer))
    shown.press("start")
    shown.press("agree")
    shown.state("failed")
    assert expected in shown.part("failure-text").inner_text()
    assert service.calls == [], "nothing but a short-lived secret is sent to the service"


def test_offline(visit, service):
    visit.expects.append("ERR_INTERNET_DISCONNECTED")
    shown = visit()
    shown.context.set_offline(True)
    shown.press("start")
    shown.press("agree")
    shown.state("failed")
    assert "offline" in shown.part("failure-text").inner_text()


def test_a_failed_response_is_told(visit):
    shown = visit().talk({"say": GREETING})
    shown.service.do(shown.call.error, "server_error", "The server had an error.")
    shown.part("note").get_by_text("Something went wrong at the service").wait_for()
    shown.state("listening")


def test_a_response_that_was_too_early_is_asked_for_again(visit, service):
    """`conversation_already_has_active_response` breaks nothing: the response that is due comes after the other."""
    shown = visit().talk({"say": GREETING}, {"say": "First.", "hold": True}, {"say": "Second."})
    service.do(shown.call.on_response_create, {})
    shown.state("speaking")
    service.do(shown.call.error, "conversation_already_has_active_response", "There is an active response.")
    service.do(shown.call.cut, "turn_detected")
    service.do(shown.call.clear)
    shown.part("transcript").get_by_text("Second.").wait_for()
    assert shown.part("note").is_hidden()
