"""What fails in the middle of a conversation: tools, the model, the line, the microphone, the hour; and a backend elsewhere."""

from test_page import GREETING

HELLO = {"say": "Hello."}


def turn(shown):
    """The person says something, and is answered."""
    shown.call.hears = True


def test_a_tool_that_fails_twice_leads_to_a_person(visit, service):
    shown = visit("branch_desk", "clinic")
    broken = {"read": "find_visit", "breaks": True, "takes": 0.1}
    shown.talk(HELLO, broken, {"say": "Once more.", **broken}, {"say": "It does not work."})
    turn(shown)
    shown.part("way").wait_for()
    assert shown.part("note").inner_text() == "Visits can't be looked up now."
    assert shown.part("way-text").inner_text() == "Call us."
    assert service.ran == ["find_visit"] * 2
    shown.part("transcript").get_by_text("It does not work.").wait_for()
    shown.state("listening")


def test_a_tool_that_recovers_leads_nowhere(visit, service):
    shown = visit("branch_desk", "clinic")
    broken, works = {"read": "find_visit", "breaks": True, "takes": 0.1}, {"read": "find_visit", "takes": 0.1}
    shown.talk(HELLO, broken, works, broken, {"say": "Well."})
    turn(shown)
    shown.part("transcript").get_by_text("Well.").wait_for()
    assert service.ran == ["find_visit"] * 3 and shown.part("way").is_hidden() and shown.part("note").is_hidden()


def test_a_model_that_fails_ends_it_where_the_contract_says_so(visit):
    shown = visit("branch_desk", "clinic").talk(HELLO, {"fail": True})
    turn(shown)
    shown.state("ended")
    assert shown.part("note").inner_text() == "I have to stop here."


def test_the_line_is_tried_as_often_as_the_contract_says(visit, service):
    visit.expects.append("the server responded with a status of 500")
    shown = visit("branch_desk", "clinic").talk(HELLO)
    service.refuses = [500] * 9
    service.run(shown.call.drop())
    shown.state("failed")
    assert len(service.refuses) == 9 - 2
    assert shown.part("failure-text").inner_text() == "The line is gone. Please call us."
    assert shown.part("way").is_visible(), "then: escalate"


def test_a_session_is_renewed_before_its_hour(visit, service):
    """3300 seconds in the emitted page, two here."""
    shown = visit(limits={"refresh": 2}).talk({"say": GREETING}, {"say": "Is anyone hurt?"})
    turn(shown)
    shown.part("transcript").get_by_text("Is anyone hurt?").wait_for()
    shown.until(lambda: len(service.calls) > 1)
    # By the time that this looks, a slow machine has renewed it once more.
    first, second = service.calls[:2]
    shown.until(lambda: first.peer.connectionState == "closed")
    shown.until(lambda: len(second.sent) > 2)
    shown.state("listening")
    assert shown.part("note").is_hidden(), "nothing was lost, so nothing is said of it"
    told = [event["item"]["content"][0]["text"] for event in second.sent[:3]]
    assert told == [GREETING, "I smell gas.", "Is anyone hurt?"]
    assert len(service.asked) == len(service.calls), "by a secret of its own"
    shown.until(lambda: shown.call.ear.loud_frames > 3)
    assert shown.sent("response.create")[1:] == [], "and nobody is greeted twice"


def test_a_renewal_waits_until_nobody_speaks(visit, service):
    shown = visit(limits={"refresh": 2}).begin({"say": GREETING, "seconds": 4})
    shown.state("speaking")
    shown.page.wait_for_timeout(2500)
    assert len(service.calls) == 1 and shown.heard()["loudest"] > 0.1
    shown.until(lambda: len(service.calls) == 2)


def test_a_microphone_that_is_taken_away(visit):
    """Permission is withdrawn in mid-call: the browser ends the track, as it does for one that is unplugged."""
    shown = visit().talk({"say": GREETING}, {"say": "By text then."})
    shown.until(lambda: shown.call.ear.loud_frames > 3)
    shown.context.clear_permissions()
    shown.state("ready")
    assert "could not be opened" in shown.part("note").inner_text()
    assert shown.page.evaluate("document.activeElement.id") == "message"
    assert shown.sent("session.update")[-1]["session"]["output_modalities"] == ["text"]
    shown.part("message").fill("My boiler leaks.")
    shown.page.keyboard.press("Enter")
    shown.part("transcript").get_by_text("By text then.").wait_for()
    shown.context.grant_permissions(["microphone"])
    shown.call.ear.loudest = 0
    shown.press("talk-again")
    shown.state("listening")
    shown.until(lambda: shown.call.ear.loudest > 1500)


def test_a_backend_at_another_origin(visit, service):
    shown = visit("branch_desk", "clinic")
    asked = []
    shown.page.on("response", lambda answer: asked.append(answer) if "backend.localhost" in answer.url else None)
    shown.talk(HELLO)
    (answer,) = [each for each in asked if each.request.method == "POST"]
    origin = answer.request.headers["origin"]
    assert origin == shown.backend.origin and not answer.url.startswith(origin)
    assert answer.headers["access-control-allow-origin"] == origin
    assert answer.headers["access-control-allow-credentials"] == "true", "it knows the person by its own cookie"
    assert len(service.calls) == 1 and service.asked


def test_a_backend_that_does_not_know_the_page(visit, service):
    visit.expects += ["CORS policy", "ERR_FAILED"]
    shown = visit("branch_desk", "clinic", at="other.localhost")
    shown.press("start")
    shown.press("agree")
    shown.state("failed")
    assert "could not start a conversation" in shown.part("failure-text").inner_text()
    assert service.asked == [] and service.calls == []


def test_a_browser_that_is_late(visit):
    """A busy browser has opened the channel before it tells its page that the service's answer is set."""
    late = "const set = RTCPeerConnection.prototype.setRemoteDescription;"
    late += "RTCPeerConnection.prototype.setRemoteDescription = async function (told) { await set.call(this, told); await new Promise(done => setTimeout(done, 1000)); };"
    shown = visit()
    shown.page.add_init_script(late)
    shown.page.reload()
    shown.talk({"say": GREETING})
    assert shown.lines(), "what was said in the meantime is not lost"


def test_a_try_after_a_failure_counts_once(visit, service):
    visit.expects.append("the server responded with a status of 500")
    shown = visit("reception", "parcel-desk", host="eu.api.openai.com", calls=1)
    service.refuses = [500]
    shown.press("start")
    shown.press("agree")
    shown.state("failed")
    shown.press("start")
    shown.state("listening")
    assert len(service.asked) == 2
