"""The contracts as their authors wrote them, read without any code of the compiler: YAML 1.2 core."""

import functools
import json
import pathlib

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from emitted import ROOT, load

SPECS = ROOT / "Specs"


def yaml_files():
    return sorted(SPECS.rglob("*.yaml"))


def parsed(text):
    """The core-schema value of one YAML document."""
    return YAML(typ="safe", pure=True).load(text)


@functools.cache
def sections(contract):
    """Contract name → its sections, includes merged, as nodes: what a scalar means is for its type to say."""
    for path in SPECS.glob("*/parlance.yaml"):
        front = YAML(typ="rt", pure=True).compose(path.read_text(encoding="utf-8"))
        merged = dict(_pairs(front))
        if merged["contract"].value != contract:
            continue
        included = merged.get("include")
        patterns = [entry.value for entry in included.value] if included is not None else []
        for found in sorted({found for pattern in patterns for found in path.parent.glob(pattern)}):
            for name, node in _pairs(YAML(typ="rt", pure=True).compose(found.read_text(encoding="utf-8"))):
                if isinstance(node, MappingNode) and isinstance(merged.get(name), MappingNode):
                    node.value = merged[name].value + node.value
                merged[name] = node
        return merged
    raise LookupError(f"no contract {contract} in {SPECS}")


def declared(contract, section):
    """The names that a section declares, in order."""
    node = sections(contract).get(section)
    return [name for name, _ in _pairs(node)] if node is not None else []


def hiding(contract):
    """Tool → what it gives to its widget alone, by name."""
    node = sections(contract).get("tools")
    tools = {name: dict(_pairs(tool)) for name, tool in (_pairs(node) if node is not None else [])}
    return {name: [key for key, _ in _pairs(tool["hidden"])] for name, tool in tools.items() if "hidden" in tool}


def agents(contract):
    """Agent → the surfaces on which it is met."""
    node = sections(contract).get("agents")
    pairs = _pairs(node) if node is not None else []
    return {name: [surface.value for surface in dict(_pairs(agent))["surfaces"].value] for name, agent in pairs}


def examples(unit):
    """(tool, example) for each example: its name, input, and output (and what is hidden) or error, typed by the tool's schemas."""
    found = []
    tools = sections(unit.parent.name).get("tools")
    for tool, node in _pairs(tools) if tools is not None else []:
        declaration = dict(_pairs(node))
        if "examples" not in declaration:
            continue
        schemas = {
            side: load(unit / "schemas" / f"{tool}.{side}.schema.json") for side in ("input", "output", "hidden")
            if side in ("input", "output") or side in declaration
        }
        for entry in declaration["examples"].value:
            example = {}
            for key, value in _pairs(entry):
                schema = schemas.get(key)
                example[key] = typed(value, schema, schema) if schema else value.value
            found.append((tool, example))
    return found


def typed(node, schema, document):
    """A node as the JSON value that its schema wants: text stays text where a string is wanted."""
    schema = _resolved(schema or {}, document)
    if isinstance(node, MappingNode):
        properties = schema.get("properties", {})
        return {name: typed(value, properties.get(name), document) for name, value in _pairs(node)}
    if isinstance(node, SequenceNode):
        return [typed(value, schema.get("items"), document) for value in node.value]
    wanted = schema.get("type")
    if node.style or wanted == "string":
        return node.value
    if wanted is None and "anyOf" in schema:
        options = [_resolved(option, document).get("type") for option in schema["anyOf"]]
        if node.value not in ("null", "~", "") and "string" in options:
            return node.value
    return parsed(node.value)


def _resolved(schema, document):
    while "$ref" in schema:
        target = document
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
    return schema


def _pairs(node):
    return [(key.value, value) for key, value in node.value]
