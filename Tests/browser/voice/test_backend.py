"""The emitted backend: what it asks of the service, what a page gets of it, and whom it turns away."""

import http.client
import importlib.util
import json

import pytest

from service import API_KEY


def ask(backend, path="/front_desk.secret", method="POST", body="{}", **headers):
    """Status, headers and text of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", backend.port, timeout=10)
    connection.request(method, path, body=body if method == "POST" else None, headers=headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, dict(answer.getheaders()), text


def test_gives_a_secret_and_nothing_else(service, backend):
    served = backend()
    status, headers, text = ask(served, Origin=served.origin)
    assert status == 200 and sorted(json.loads(text)) == ["expires_at", "pass", "value"]
    assert json.loads(text)["value"].startswith("ek_")
    assert headers["Cache-Control"] == "no-store" and headers["Access-Control-Allow-Origin"] == served.origin
    ((asked, body),) = service.asked
    assert asked["Authorization"] == f"Bearer {API_KEY}"
    assert body == (served.folder / "realtime/front_desk.client-secret.json").read_bytes()
    assert b"desk-token" in body and "desk-token" not in text


def test_the_key_is_in_no_answer(service, backend):
    served = backend()
    answers = [
        ask(served, path, method, Origin=origin)
        for method in ("GET", "POST", "OPTIONS", "PUT")
        for path in ("/", "/front_desk.html", "/front_desk.embed.js", "/front_desk.secret", "/front_desk.events",
                     "/backend.py", "/backend.json", "/../realtime/front_desk.client-secret.json", "/%2e%2e/backend.json",
                     "/front_desk.client-secret.json", "/manifest.json")
        for origin in (served.origin, "https://evil.example")
    ]
    assert all(API_KEY not in text and "desk-token" not in text for _, headers, text in answers for text in (text, str(headers)))
    assert API_KEY not in served.told() and "desk-token" not in served.told()
    shown = [path for path in ("/backend.py", "/backend.json", "/manifest.json", "/") if ask(served, path, "GET")[0] == 200]
    assert shown == []


def test_the_services_error_is_not_passed_on(service, backend, monkeypatch):
    served = backend()
    monkeypatch.setattr(service, "client_secret", lambda headers, body: (401, {"error": {"message": "bad key sk-test-0123"}}))
    status, _, text = ask(served, Origin=served.origin)
    assert (status, json.loads(text)) == (502, {"error": "service"})


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "", "http://localhost", None])
def test_other_origins_are_refused(service, backend, origin):
    served = backend()
    status, headers, text = ask(served, **({} if origin is None else {"Origin": origin}))
    assert status == 403 and "Access-Control-Allow-Origin" not in headers and service.asked == []


def test_each_person_is_limited(service, backend):
    served = backend("field-service", "--proxy")
    statuses = [ask(served, Origin=served.origin, **{"X-Forwarded-For": "203.0.113.7"})[0] for _ in range(12)]
    assert statuses == [200] * 10 + [429] * 2
    assert ask(served, Origin=served.origin, **{"X-Forwarded-For": "203.0.113.7, 203.0.113.8"})[0] == 200


def ask_as(served, person, given=None, path="/front_desk.secret"):
    """Status of an answer, and the pass in it."""
    body = json.dumps({} if given is None else {"pass": given})
    status, _, text = ask(served, path, body=body, Origin=served.origin, **{"X-User": person})
    return status, json.loads(text).get("pass")


def test_a_conversation_that_goes_on_is_not_counted_again(service, backend):
    served = backend("field-service", "--user-header", "X-User", calls=1)
    status, given = ask_as(served, "ada")
    assert status == 200 and ask_as(served, "ada")[0] == 429, "a second one is one too many"
    for _ in range(10):
        status, given = ask_as(served, "ada", given)
        assert status == 200
    assert ask_as(served, "ada", given)[0] == 429, "what is more counts as begun"


def test_an_old_pass_of_a_conversation_is_worth_no_more_than_the_last(service, backend):
    served = backend("field-service", "--user-header", "X-User", calls=1)
    _, first = ask_as(served, "ada")
    assert [ask_as(served, "ada", first)[0] for _ in range(12)] == [200] * 10 + [429] * 2


def test_a_pass_is_for_one_person_and_one_page(service, backend):
    served = backend("parcel-desk", "--user-header", "X-User", calls=1)
    _, given = ask_as(served, "ada", path="/reception.secret")
    assert ask_as(served, "tom", path="/reception.secret")[0] == 200 and ask_as(served, "ada", path="/claims.secret")[0] == 200
    assert ask_as(served, "tom", given, "/reception.secret")[0] == 429
    assert ask_as(served, "ada", given, "/claims.secret")[0] == 429
    assert ask_as(served, "ada", given, "/reception.secret?to=claims")[0] == 200, "a hand-over goes on with it"


def test_what_is_no_pass_counts_as_begun(service, backend):
    served = backend("field-service", "--user-header", "X-User", calls=1)
    _, given = ask_as(served, "ada")
    conversation, ends, mac = given.split(".")
    later = f"{conversation}.{int(ends) + 1}.{mac}"
    for forged in (later, f"x{given}", given + "0", given[:-1], "", ".", "..", "a.b.c", "\ud800", f"{conversation}.١.{mac}", "9" * 5000, 7, [given], None):
        assert ask_as(served, "ada", forged)[0] == 429
    for body in ("", "[]", "{", "[" * 50_000, '"x"', "\xff"):
        status, _, _ = ask(served, body=body.encode("latin-1"), Origin=served.origin, **{"X-User": "ada"})
        assert status == 429


def test_a_pass_ends_with_its_session(service, backend, monkeypatch):
    """The emitted program itself, with another clock."""
    served = backend()
    loading = importlib.util.spec_from_file_location("emitted_backend", served.folder / "web/backend.py")
    program = importlib.util.module_from_spec(loading)
    loading.loader.exec_module(program)
    passes, now = program.Passes("key"), program.time.time()
    given = passes.give("front_desk", "ada", None)
    conversation = given.split(".")[0]
    for seconds, expected in ((3500, conversation), (3700, None)):
        monkeypatch.setattr(program.time, "time", lambda: now + seconds)
        assert passes.take(given, "front_desk", "ada") == expected
    # The next one of the same conversation lasts longer; another key signs another one.
    again = passes.give("front_desk", "ada", conversation)
    assert again != given and passes.take(again, "front_desk", "ada") == conversation
    assert program.Passes("other").take(again, "front_desk", "ada") is None


def tokens_in(body):
    return [tool["authorization"] for tool in json.loads(body)["session"]["tools"] if "authorization" in tool]


def test_each_person_has_a_token_of_their_own(service, backend):
    """`mcp: {kind: linked}`: what was filled in is nobody's, and is given to nobody."""
    served = backend("field-service", "--token-header", "X-Token", linked=["front_desk"])
    for token in ("of-ada", 'of "tom" €'.encode().decode("latin-1")):
        assert ask(served, Origin=served.origin, **{"X-Token": token})[0] == 200
        assert tokens_in(service.asked[-1][1]) == [token]
    for headers in ({}, {"X-Token": ""}, {"Authorization": "Bearer x"}):
        status, _, text = ask(served, Origin=served.origin, **headers)
        assert (status, json.loads(text)) == (401, {"error": "sign_in"})
    assert len(service.asked) == 2 and all(b"desk-token" not in body for _, body in service.asked)
    assert "of-ada" not in served.told()


def test_an_agent_that_takes_over_may_need_the_persons_token(service, backend):
    served = backend("parcel-desk", "--token-header", "X-Token", linked=["claims"])
    assert ask(served, "/reception.secret", Origin=served.origin)[0] == 200
    assert ask(served, "/reception.secret?to=claims", Origin=served.origin)[0] == 401
    assert ask(served, "/reception.secret?to=claims", Origin=served.origin, **{"X-Token": "of-ada"})[0] == 200
    assert [tokens_in(body) for _, body in service.asked] == [["parcel-token"], ["of-ada"]]


def test_does_not_start_with_one_token_for_everybody(backend):
    served = backend("field-service", linked=["front_desk"])
    assert served.process.wait(5) == 1 and "--token-header" in served.told()


def test_the_safety_identifier_is_stable_and_tells_nothing(service, backend):
    served = backend("field-service", "--user-header", "X-User")
    assert ask(served, Origin=served.origin)[0] == 401
    for user in ("ada@example.com", "ada@example.com", "tom@example.com"):
        assert ask(served, Origin=served.origin, **{"X-User": user})[0] == 200
    first, again, other = [asked["Openai-Safety-Identifier"] for asked, _ in map(lower, service.asked)]
    assert first == again != other and len(first) == 64 and "ada" not in first


def lower(entry):
    headers, body = entry
    return {name.title(): value for name, value in headers.items()}, body


def test_serves_the_page_with_its_headers(backend):
    served = backend()
    status, headers, text = ask(served, "/front_desk.html", "GET")
    assert status == 200 and text == (served.folder / "web/front_desk.html").read_text(encoding="utf-8")
    assert headers["Content-Security-Policy"] == "frame-ancestors 'self' https://www.dev.brightwater.example"
    assert headers["Permissions-Policy"].startswith("microphone=(self)") and headers["X-Content-Type-Options"] == "nosniff"


def test_says_why_it_does_not_start(service, backend, filled, tmp_path):
    served = backend("clinic", "--events", str(tmp_path / "events"), local=False)
    assert served.process.wait(5) == 1 and "no `web: {origin: …}`" in served.told()
    served = backend("clinic")
    assert served.process.wait(5) == 1 and "--events" in served.told()


def test_an_event_log_is_kept_only_where_declared(backend, tmp_path):
    served = backend("field-service")
    assert ask(served, "/front_desk.events", body="{}\n", Origin=served.origin)[0] == 404
    served = backend("clinic", "--events", str(tmp_path / "events"))
    assert ask(served, "/reception.events", body="{}\n", Origin="https://evil.example")[0] == 403
    assert ask(served, "/reception.events", body="{}\n", Origin=served.origin)[0] == 204
    assert ask(served, "/../../reception.events", body="{}\n", Origin=served.origin)[0] == 204
    assert len(list((tmp_path / "events").iterdir())) == 2 and not list(tmp_path.glob("*.jsonl"))
