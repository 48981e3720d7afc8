"""What the tests run over: each is repeated for every emitted file that it is about."""

import pytest

import emitted

PATTERNS = {
    "unit": None,
    "tools_file": "mcp/tools.json",
    "server_file": "mcp/server.json",
    "resources_file": "mcp/resources.json",
    "resource_file": "mcp/resources/*.json",
    "protected_resource_file": "mcp/oauth-protected-resource.json",
    "lock_file": "mcp/tools.lock.json",
    "schema_file": "schemas/*.schema.json",
    "client_secret_file": "realtime/*.client-secret.json",
    "session_update_file": "realtime/*.session-update.json",
    "call_accept_file": "realtime/*.call-accept.json",
    "instructions_file": "realtime/*.instructions.md",
    "xml_file": "**/*.xml",
    "twiml_file": "phone/twiml/**/*.xml",
    "routes_file": "phone/twiml/routes.json",
    "sipp_file": "phone/sipp/**/*.xml",
    "json_file": "**/*.json",
}


def pytest_generate_tests(metafunc):
    for name, pattern in PATTERNS.items():
        if name in metafunc.fixturenames:
            found = emitted.files(pattern) if pattern else emitted.units()
            metafunc.parametrize(name, found, ids=[emitted.name_of(path) for path in found])


def pytest_sessionstart(session):
    if not emitted.units():
        pytest.exit(f"no outputs in {emitted.GENERATED}: `make` writes them", returncode=1)
