"""What a person does with the field-service widgets, from the first look to the booked visit."""

import pytest

from emitted import units
from widgets import cases

UNITS = [unit for unit in units() if unit.parent.name == "field-service"]
pytestmark = pytest.mark.parametrize("unit", UNITS, ids=[unit.name for unit in UNITS])

VISIT = {
    "visit_id": "V9001",
    "slot": {"id": "S2", "starts_at": "2026-11-24T13:00:00-05:00", "engineer": "Tom"},
}
PHONE = 320


def example_of(tool, name):
    return next(example for _, of, _, example in cases() if of == tool and example["name"] == name)


def press(shown, label):
    shown.view.get_by_role("button", name=label, exact=True).click()


def agree(shown, question):
    """A call that writes is asked about first, in the contract's words."""
    shown.view.get_by_text(question).first.wait_for()
    assert shown.messages("tools/call") == []
    shown.view.locator("button.primary:visible").last.click()
    return shown.wait_for("tools/call")["params"]


def book(shown):
    """Chooses the second time and books it."""
    shown.view.get_by_role("radio").nth(1).check()
    press(shown, "Book this visit")
    return agree(shown, "Book this visit for you?")


def test_a_price_leads_to_visit_times(host, unit):
    shown = host(unit).show("price_review", example_of("get_quote", "pressure loss"))
    assert all(part in shown.text() for part in ("Boiler pressure repair", "$79.00", "$110.00", "$189.00"))
    press(shown, "See visit times")
    message = shown.wait_for("ui/message")["params"]
    assert message == {
        "role": "user",
        "content": [{"type": "text", "text": "Show me visit times for BOIL-07."}],
    }


def test_the_price_has_a_table_in_fullscreen(host, unit):
    shown = host(unit).show("price_review", example_of("get_quote", "pressure loss"), "fullscreen")
    assert shown.view.get_by_role("columnheader").all_inner_texts() == ["Work", "Price"]
    assert shown.view.get_by_role("row").count() == 3
    press(shown, "Ask about it")
    assert (
        shown.wait_for("ui/message")["params"]["content"][0]["text"] == "I have a question about this price."
    )


def test_nothing_is_booked_without_a_choice(host, unit):
    shown = host(unit).show("slot_picker", example_of("list_slots", "three slots"))
    button = shown.view.get_by_role("button", name="Book this visit", exact=True)
    if button.is_enabled():
        button.click()
        shown.settle()
    assert shown.messages("tools/call") == []


def test_a_chosen_time_is_booked(host, unit):
    shown = host(unit, PHONE).show("slot_picker", example_of("list_slots", "three slots"))
    assert shown.view.get_by_role("radio").count() == 3
    shown.answer_call(VISIT)
    assert book(shown) == {"name": "schedule_service", "arguments": {"service": "BOIL-07", "slot_id": "S2"}}
    shown.view.get_by_role("heading", name="Your visit is booked").wait_for()
    assert "Tom" in shown.text() and "V9001" in shown.text()
    shown.picture("slot_picker", "then_booked")
    assert shown.violations() == [] and shown.overflow() <= 0


def test_a_time_that_is_gone(host, unit):
    shown = host(unit, PHONE).show("slot_picker", example_of("list_slots", "three slots"))
    shown.answer_call(error="That slot has just been taken.")
    book(shown)
    shown.view.locator("p.note.bad", has_text="That time is gone. Choose another.").wait_for()
    assert shown.view.get_by_role("radio").count() == 3
    shown.picture("slot_picker", "then_gone")
    assert shown.violations() == []


def test_a_call_that_breaks_says_so(host, unit):
    shown = host(unit, PHONE).show("slot_picker", example_of("list_slots", "three slots"))
    shown.answer("tools/call", error={"code": -32603, "message": "internal"})
    book(shown)
    shown.view.locator("p.note.bad:visible").first.wait_for()
    assert shown.view.get_by_role("radio").count() == 3 and "internal" not in shown.text()


def test_one_press_books_once(host, unit):
    shown = host(unit).show("slot_picker", example_of("list_slots", "three slots"))
    shown.page.evaluate("answers['tools/call'] = 'never'")
    book(shown)
    shown.frame.evaluate(
        "document.querySelectorAll('button').forEach(button => { button.click(); button.click() })"
    )
    shown.settle()
    assert len(shown.messages("tools/call")) == 1


def test_no_free_time_says_so(host, unit):
    shown = host(unit).show("slot_picker", example_of("list_slots", "none free"))
    assert "No free times in the coming fortnight." in shown.text()


def test_an_absent_customer_says_so(host, unit):
    shown = host(unit).show("customer_card", example_of("lookup_customer", "nobody"))
    assert "Not one clear match. Try a customer number." in shown.text()


def test_an_absent_phone_leaves_its_row_out(host, unit):
    example = example_of("lookup_customer", "known number")
    assert "Phone" in host(unit).show("customer_card", example).text()
    customer = {key: value for key, value in example["output"]["customer"].items() if key != "phone"}
    shown = host(unit).show("customer_card", {**example, "output": {"matches": 1, "customer": customer}})
    assert "Phone" not in shown.text() and "Ada Moreno" in shown.text()


def test_another_ticket_opens_the_form(host, unit):
    shown = host(unit).show("ticket_card", example_of("create_ticket", "opened"))
    press(shown, "Report another fault")
    assert shown.wait_for("ui/request-display-mode")["params"] == {"mode": "fullscreen"}


def test_the_form_opens_a_ticket(host, unit):
    shown = host(unit).show("ticket_card", example_of("create_ticket", "opened"), "fullscreen")
    shown.answer_call({"ticket_id": "T513", "subject": "No hot water again"})
    subject, detail = shown.view.get_by_role("textbox").all()
    subject.fill("No")
    press(shown, "Open ticket")
    shown.settle()
    assert shown.messages("tools/call") == [], "two letters are too few"
    shown.picture("ticket_card", "form_refused")
    assert shown.violations() == []
    subject.fill("No hot water again")
    detail.fill("Since the morning.")
    press(shown, "Open ticket")
    called = agree(shown, "Open a ticket about No hot water again?")
    wanted = {"customer_id": "C4071882", "subject": "No hot water again", "detail": "Since the morning."}
    assert called == {"name": "create_ticket", "arguments": wanted}
    shown.view.get_by_text("T513").first.wait_for()


def test_times_follow_the_host(host, unit):
    example = example_of("schedule_service", "booked")
    new_york = host(unit).show("visit_card", example).text()
    london = host(unit).open("visit_card", timeZone="Europe/London", locale="en-GB")
    london.give(example["output"], example["input"])
    london.settle()
    assert "9:00" in new_york and "14:00" in london.text()
