"""The emitted backend: what it asks of the service, what a page gets of it, and whom it turns away."""

import http.client
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
    assert status == 200 and sorted(json.loads(text)) == ["expires_at", "value"]
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
