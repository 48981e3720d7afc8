"""The JSON Schemas under an independent validator, and every example of the contract under its schemas."""

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from contract_files import declared, examples
from emitted import load

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def nested(schema):
    """Every subschema, the root first."""
    yield schema
    for key, value in schema.items():
        if key in ("properties", "$defs", "patternProperties", "dependentSchemas"):
            children = value.values()
        elif key in (
            "items",
            "not",
            "if",
            "then",
            "else",
            "contains",
            "additionalProperties",
            "propertyNames",
        ):
            children = [value]
        elif key in ("oneOf", "anyOf", "allOf", "prefixItems"):
            children = value
        else:
            continue
        for child in children:
            if isinstance(child, dict):
                yield from nested(child)


def validator(schema):
    # An empty registry: nothing is ever fetched, so a reference that leaves the document fails.
    return Draft202012Validator(
        schema, registry=Registry(), format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def test_is_a_schema(schema_file):
    schema = load(schema_file)
    assert schema["$schema"] == DIALECT
    Draft202012Validator.check_schema(schema)
    # A result's `_meta` holds what hosts and servers put there too.
    closed = None if schema_file.name.endswith(".hidden.schema.json") else False
    assert schema["type"] == "object" and schema.get("additionalProperties") is closed


def test_references_stay_inside(schema_file):
    schema = load(schema_file)
    resolver = Registry().with_resource("", DRAFT202012.create_resource(schema)).resolver()
    used = {part["$ref"] for part in nested(schema) if "$ref" in part}
    for reference in used:
        assert reference.startswith("#/$defs/")
        resolver.lookup(reference)
    assert used == {f"#/$defs/{name}" for name in schema.get("$defs", {})}, "a definition that nobody uses"


def test_required_is_declared(schema_file):
    for part in nested(load(schema_file)):
        assert set(part.get("required", [])) <= set(part.get("properties", {}))
        if "enum" in part:
            assert len(part["enum"]) == len({repr(value) for value in part["enum"]}) > 0


def test_own_examples_fit(schema_file):
    """`default` and `examples` inside a schema fit the schema that they stand in."""
    schema = load(schema_file)
    for part in nested(schema):
        for value in [*part.get("examples", []), *([part["default"]] if "default" in part else [])]:
            validator({**part, "$defs": schema.get("$defs", {})}).validate(value)


def test_same_as_the_tool(unit):
    """The schema file of a tool and the manifest say the same."""
    tools = load(unit / "mcp/tools.json")["tools"]
    assert {tool["name"] for tool in tools} == set(declared(unit.parent.name, "tools"))
    for tool in tools:
        for side in ("input", "output"):
            schema = load(unit / "schemas" / f"{tool['name']}.{side}.schema.json")
            own = {"$schema", "$id", "title"}
            assert {key: value for key, value in schema.items() if key not in own} == {
                key: value for key, value in tool[f"{side}Schema"].items() if key not in own
            }, (tool["name"], side)


def test_examples_fit(unit):
    count = 0
    for tool, example in examples(unit):
        for side in ("input", "output", "hidden"):
            if side in example:
                schema = load(unit / "schemas" / f"{tool}.{side}.schema.json")
                problems = [problem.message for problem in validator(schema).iter_errors(example[side])]
                assert problems == [], (tool, example.get("name"), side)
                count += 1
    if "tools" in declared_sections(unit) and unit.parent.name == "field-service":
        assert count > 0


def declared_sections(unit):
    return [name for name in ("tools",) if declared(unit.parent.name, name)]


@pytest.mark.parametrize("extra", ["__proto__", "unknown", ""])
def test_unknown_properties_are_refused(schema_file, extra):
    if schema_file.name.endswith(".hidden.schema.json"):
        pytest.skip("the root of `_meta` is open")
    schema = load(schema_file)
    problems = [problem.validator for problem in validator(schema).iter_errors({extra: 1})]
    assert "additionalProperties" in problems
