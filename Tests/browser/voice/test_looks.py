"""How the voice page looks, and that everybody can use it: both themes, phone and desktop, keyboard, screen reader."""

import json

import pytest

from test_page import GREETING, TICKET

ACCENTS = {"light": "#0b6b50", "dark": "#ffd166"}


def look(shown, name):
    assert shown.overflow() <= 0, "it scrolls sideways"
    assert shown.violations() == []
    assert shown.small_targets() == []
    shown.picture(name)


@pytest.mark.parametrize("width", [320, 390, 1024])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_looks_right_in_every_state(visit, theme, width):
    shown = visit(width=width, theme=theme)
    name = f"{{}}-{theme}-{width}".format
    look(shown, name("1-idle"))
    shown.press("start")
    look(shown, name("2-consent"))
    shown.service.next_script = [
        {"say": GREETING, "seconds": 3}, {"say": "Let me open a ticket for you.", "write": ("create_ticket", TICKET)}, {"say": "Done."},
    ]
    shown.press("agree")
    shown.state("speaking")
    look(shown, name("3-speaking"))
    shown.state("listening")
    look(shown, name("4-listening"))
    shown.call.hears = True
    shown.state("approval")
    shown.until_answerable()
    look(shown, name("5-approval"))
    shown.press("approve")
    shown.part("transcript").get_by_text("Done.").wait_for()
    shown.press("person")
    shown.part("sound").locator("summary").click()
    look(shown, name("6-person"))
    shown.press("person")
    shown.press("type")
    shown.state("ready")
    look(shown, name("7-typing"))
    shown.press("end")
    shown.state("ended")
    look(shown, name("8-ended"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_failures_look_right(visit, theme):
    shown = visit(width=390, theme=theme, microphone=False)
    shown.press("start")
    shown.press("agree")
    shown.state("failed")
    look(shown, f"9-failed-{theme}-390")


def test_the_keyboard_is_enough(visit, service):
    shown = visit()
    service.next_script = [{"say": GREETING}, {"write": ("create_ticket", TICKET)}, {"say": "Done."}]
    keys = shown.page.keyboard

    def go_to(name):
        for _ in range(30):
            if shown.page.evaluate("document.activeElement.id") == name:
                return
            keys.press("Tab")
        raise AssertionError(f"the keyboard does not come to {name}")

    go_to("start")
    keys.press("Enter")
    go_to("agree")
    keys.press("Space")
    shown.state("listening")
    assert shown.page.evaluate("document.activeElement.id") == "mute"
    shown.call.hears = True
    shown.state("approval")
    # What is still being pressed must not say yes.
    keys.press("Enter")
    keys.press("Space")
    assert service.ran == [] and shown.part("approval").is_visible()
    go_to("approve")
    shown.until_answerable()
    keys.press("Enter")
    shown.part("transcript").get_by_text("Done.").wait_for()
    assert shown.page.evaluate("document.activeElement.id") == "mute", "the focus is back where it was"
    go_to("end")
    keys.press("Enter")
    shown.state("ended")
    assert shown.page.evaluate("document.activeElement.id") == "start"


def test_a_screen_reader_is_told(visit):
    """What is heard is not told; what is only seen is."""
    shown = visit()
    shown.page.evaluate("""() => {
      window.told = [];
      new MutationObserver(() => told.push(live.textContent)).observe(live, { childList: true });
    }""")
    shown.talk({"say": GREETING}, {"write": ("create_ticket", TICKET)}, {"say": "Done."})
    shown.call.hears = True
    shown.state("approval")
    shown.press("refuse")
    shown.part("transcript").get_by_text("Done.").wait_for()
    shown.state("listening")
    shown.press("mute")
    shown.press("end")
    told = shown.page.evaluate("told")
    assert told == ["Connecting…", "30 seconds left", "you said no", "Microphone is muted", "Conversation ended"]
    roles = shown.page.locator("[role=status], [role=group]").evaluate_all("all => all.map(each => each.id)")
    assert roles == ["approval", "live"]


def test_nothing_moves_for_those_who_asked_so(visit):
    shown = visit(motion="reduce").begin({"say": GREETING, "seconds": 4})
    shown.state("speaking")
    assert shown.page.evaluate("document.getAnimations().length") == 0
    assert shown.part("voice").evaluate("each => each.style.getPropertyValue('--level')") == ""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_site_embeds_it_with_one_tag(visit, theme):
    """The site's colours come along; the frame is as high as the page; the microphone may open in it."""
    shown = visit()
    site = "https://www.dev.brightwater.example"
    html = f"""<!DOCTYPE html><html lang="en" style="color-scheme: {theme}"><title>Brightwater</title>
      <style>:root {{ --parlance-accent: {ACCENTS[theme]}; --parlance-radius: 4px; }} body {{ margin: 24px; font: 16px sans-serif; }}</style>
      <main><h1>Contact us</h1><script src="{shown.backend.origin}/front_desk.embed.js" data-theme="{theme}" async></script></main></html>"""
    shown.context.route(site + "/**", lambda route: route.fulfill(body=html, content_type="text/html"))
    shown.page.goto(site + "/")
    frame = shown.page.frame_locator("iframe")
    frame.locator("#start").wait_for()
    page = next(each for each in shown.page.frames if each.url.startswith(shown.backend.origin))
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--accent')").strip() == ACCENTS[theme]
    button = page.evaluate("getComputedStyle(start).color")
    assert button == ("rgb(255, 255, 255)" if theme == "light" else "rgb(0, 0, 0)"), "text that can be read on it"
    shown.service.next_script = [{"say": GREETING, "seconds": 1}]
    frame.locator("#start").click()
    frame.locator("#agree").click()
    frame.locator("#page[data-state=listening]").wait_for()
    box = shown.page.locator("iframe").bounding_box()
    assert abs(box["height"] - page.evaluate("document.getElementById('page').getBoundingClientRect().height")) < 2
    assert shown.page.locator("iframe").get_attribute("title") == "Brightwater Service Desk"
    shown.picture(f"embedded-{theme}")


def test_another_site_may_not_embed_it(visit):
    visit.expects.append("frame-ancestors")
    shown = visit()
    html = f"<!DOCTYPE html><title>x</title><iframe src='{shown.backend.origin}/front_desk.html'></iframe>"
    shown.context.route("https://evil.example/**", lambda route: route.fulfill(body=html, content_type="text/html"))
    shown.page.goto("https://evil.example/")
    shown.page.wait_for_timeout(500)
    assert all("Brightwater" not in frame.content() for frame in shown.page.frames[1:])


def test_hostile_colours_and_words_stay_data(visit):
    hostile = "%3Bbackground:url(https://evil.example/)"
    shown = visit(fragment=f"#accent=red{hostile}&font={hostile}&theme=<script>")
    assert shown.page.evaluate("document.documentElement.getAttribute('style')") in (None, "")
    word = "<img src=x onerror=alert(1)>"
    shown.talk({"say": word}, {"write": ("create_ticket", {**TICKET, "subject": word, word: word})}, {"say": word})
    shown.call.said = word
    shown.call.hears = True
    shown.state("approval")
    assert word in shown.part("approval-title").inner_text()
    assert shown.page.evaluate("document.querySelectorAll('img').length") == 0
    assert {address.split("/")[2] for address in shown.requested} == {f"localhost:{shown.backend.port}", "api.openai.com"}


# By what is wrong with them. Colours that depend on the theme are looked at as they are seen in it.
UNREADABLE = {
    "not opaque": ["text=transparent&quiet=transparent", "text=%23000000e0", "surface=transparent", "raised=rgb(0 0 0 / 50%)",
                   "quiet=color-mix(in srgb, black 60%, transparent)", "accent=transparent", "accent=transparent&on-accent=black"],
    "no contrast": ["text=%23fff&surface=%23fff&quiet=%23fff&raised=%23fff", "quiet=%23999&surface=%23fff&raised=%23fff",
                    "text=gray&surface=gray", "text=Canvas&quiet=Canvas", "text=light-dark(white, black)", "surface=CanvasText",
                    "raised=CanvasText&theme=light", "raised=currentcolor", "on-accent=%232456d6&accent=%232456d6",
                    "text=color(display-p3 1 1 1)&surface=oklch(1 0 0)"],
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("fragment", [each for all in UNREADABLE.values() for each in all])
def test_colours_that_hide_what_must_be_read_are_not_taken(visit, fragment, theme):
    shown = visit(width=390, theme=theme, fragment="#" + fragment.replace(" ", "%20"))
    shown.press("start")
    assert shown.violations() == []
    for name in ("text", "quiet"):
        pair = "['--' + name, '--surface'].map(each => { consent.style.color = `var(${each})`; return getComputedStyle(consent).color; })"
        ink, ground = shown.page.evaluate("name => { const pair = " + pair + "; consent.style.color = ''; return pair; }", name)
        assert ink != ground and ink.startswith("rgb(")


def test_a_sites_own_colours_are_taken_where_they_can_be_read(visit):
    own = "surface=%23fffaf0&raised=%23fff&text=%23222&quiet=%23555&accent=%23ffd166&line=%230001&edge=%23777&bad=%23900&radius=4px&font=Georgia"
    shown = visit(fragment="#" + own + "&theme=light")
    style = shown.page.evaluate("document.documentElement.getAttribute('style')")
    for name in ("surface", "raised", "text", "quiet", "accent", "line", "edge", "bad", "radius", "font"):
        assert f"--parlance-{name}: " in style
    assert "--parlance-on-accent: #000" in style
    shown.press("start")
    assert shown.violations() == []


def test_colours_are_looked_at_again_when_the_theme_changes(visit):
    """Dark letters fit the light theme alone; the page follows the device."""
    shown = visit(fragment="#text=%23111&quiet=%23444")
    ink = "getComputedStyle(document.body).color"
    assert shown.page.evaluate(ink) == "rgb(17, 17, 17)"
    shown.page.emulate_media(color_scheme="dark")
    shown.until(lambda: shown.page.evaluate(ink) == "rgb(241, 244, 248)")
    shown.page.emulate_media(color_scheme="light")
    shown.until(lambda: shown.page.evaluate(ink) == "rgb(17, 17, 17)")


def test_words_follow_the_contract(visit):
    shown = visit("reception", "clinic", width=390)
    assert shown.part("start").inner_text() == "تحدث معنا"
    shown.press("start")
    assert shown.part("notices").locator("li").first.inner_text() == "ستتحدث مع مساعد آلي."
    look(shown, "consent-rtl-390")


def test_the_log_is_off_unless_the_contract_says_so(visit):
    shown = visit()
    assert "log.push" not in shown.page.content() and shown.page.locator("#save").count() == 0
    assert "events" not in json.loads(shown.part("program").text_content())


def test_the_log_can_be_saved(visit, tmp_path):
    shown = visit("night_desk", "clinic").talk({"say": "Good evening."}, {"say": "Who is it?"})
    shown.call.hears = True
    shown.part("transcript").get_by_text("Who is it?").wait_for()
    shown.state("listening")
    shown.press("end")
    with shown.page.expect_download() as download:
        shown.press("save")
    assert download.value.suggested_filename == "night_desk.events.jsonl"
    download.value.save_as(tmp_path / "events.jsonl")
    check_log((tmp_path / "events.jsonl").read_text(encoding="utf-8"), "Good evening", "Who is it")


def test_the_log_goes_to_the_backend(visit, tmp_path):
    shown = visit("reception", "clinic").talk({"say": "Ahlan wa sahlan."}, {"say": "Kaifa?"})
    shown.call.hears = True
    shown.state("ended")
    shown.until(lambda: list((tmp_path / "events").glob("reception.*.jsonl")))
    (path,) = (tmp_path / "events").glob("*")
    check_log(path.read_text(encoding="utf-8"), "Ahlan", "Kaifa")


def check_log(text, *words):
    """What the figures need: the order of events on one clock; nothing of what was said."""
    events = [json.loads(line) for line in text.splitlines()]
    times = [each["at"] for each in events]
    assert times == sorted(times) and all(each["from"] in ("client", "server") for each in events)
    at = {each["event"]["type"]: each["at"] for each in events}
    turn = [
        "input_audio_buffer.speech_started", "input_audio_buffer.speech_stopped", "input_audio_buffer.committed",
        "response.created", "output_audio_buffer.started", "output_audio_buffer.stopped",
    ]
    assert [at[kind] for kind in turn] == sorted(at[kind] for kind in turn)
    assert 0 <= at["output_audio_buffer.started"] - at["input_audio_buffer.speech_stopped"] < 3000
    (done,) = {each["event"]["response"]["status"] for each in events if each["event"]["type"] == "response.done"}
    assert done == "completed"
    (heard,) = [each["event"] for each in events if each["event"]["type"].endswith("transcription.completed")]
    assert heard["transcript_words"] == 3, "how many words, and none of them"
    assert not any(word in text for word in (*words, "smell", "ek_", "instructions"))
