"""Writes schemas with instances to judge: one line each, `{"schema": …, "instances": […]}`.

usage: instances.py COUNT FILE [CORPUS]
The schemas are those of CORPUS (a folder of tool lists) or, without it, realistic ones that stand here. The same seed
gives the same file. One instance in ten is damaged in one place.
"""
import json
import pathlib
import random
import sys

SEED = 20260714

TEXT = ["boiler", "no hot water since this morning", "Grüße aus Zürich", "call back", "", "a", "reported by phone", "日本語"]
FORMATS = {
    "date": "2026-03-14", "date-time": "2026-03-14T09:26:53Z", "email": "ada@example.com", "uri": "https://example.com/a?b=c",
    "uuid": "123e4567-e89b-12d3-a456-426614174000", "ipv4": "192.0.2.7", "ipv6": "2001:db8::7", "hostname": "example.com",
    "time": "09:26:53Z",
}
# What matches the patterns in the schemas below and in real tools.
MATCHES = {
    r"^[A-Z]{2}-\d{6}$": "AB-123456", r"^\+[1-9]\d{6,14}$": "+14155550123", r"^[a-z0-9-]{1,40}$": "front-desk-2",
    r"^[a-zA-Z0-9-]+$": "abc-DEF-1", r"^[^/]+/[^/]+$": "owner/name", r"^[a-zA-Z0-9_-]+$": "a_b-1", r"^\d+[mhd]$": "15m",
    r"^AS\d+$": "AS64500", r"^[GDZTKOFS]*$": "GDZ", r"^[a-z]$": "q", r'^[a-z\"]$': "q",
}

MONEY = {
    "type": "object", "required": ["amount", "currency"], "additionalProperties": False,
    "properties": {"amount": {"type": "integer", "minimum": 0}, "currency": {"enum": ["EUR", "USD", "GBP", "CHF"]}},
}
ADDRESS = {
    "type": "object", "required": ["street", "city", "country"], "additionalProperties": False,
    "properties": {
        "street": {"type": "string", "minLength": 1, "maxLength": 120}, "city": {"type": "string", "maxLength": 80},
        "postcode": {"type": "string", "maxLength": 12}, "country": {"type": "string", "minLength": 2, "maxLength": 2},
    },
}
REALISTIC = [
    {
        "type": "object", "required": ["customer_id", "subject", "priority"], "additionalProperties": False,
        "properties": {
            "customer_id": {"type": "string", "pattern": r"^[A-Z]{2}-\d{6}$"},
            "subject": {"type": "string", "minLength": 1, "maxLength": 80},
            "priority": {"enum": ["low", "normal", "high", "urgent"]},
            "phone": {"type": "string", "pattern": r"^\+[1-9]\d{6,14}$"},
            "tags": {"type": "array", "items": {"type": "string", "maxLength": 40}, "maxItems": 12, "uniqueItems": True},
        },
    },
    {
        "type": "object", "required": ["orders", "total"], "$defs": {"Money": MONEY, "Address": ADDRESS},
        "properties": {
            "total": {"type": "integer", "minimum": 0}, "next_cursor": {"anyOf": [{"type": "string"}, {"type": "null"}]},
            "orders": {
                "type": "array", "maxItems": 100,
                "items": {
                    "type": "object", "required": ["id", "placed", "price", "lines"], "additionalProperties": False,
                    "properties": {
                        "id": {"type": "string", "pattern": r"^[A-Z]{2}-\d{6}$"},
                        "placed": {"type": "string", "format": "date-time"}, "price": {"$ref": "#/$defs/Money"},
                        "ship_to": {"$ref": "#/$defs/Address"}, "status": {"enum": ["open", "paid", "shipped", "returned"]},
                        "lines": {
                            "type": "array", "minItems": 1,
                            "items": {
                                "type": "object", "required": ["sku", "quantity"],
                                "properties": {
                                    "sku": {"type": "string", "pattern": r"^[a-z0-9-]{1,40}$"},
                                    "quantity": {"type": "integer", "minimum": 1, "maximum": 1000},
                                    "unit_price": {"$ref": "#/$defs/Money"}, "discount": {"type": "number", "minimum": 0, "maximum": 1},
                                    "gift": {"type": "boolean"},
                                },
                            },
                        },
                    },
                },
            },
        },
    },
    {
        "type": "object", "required": ["event"], "$defs": {
            "Created": {"type": "object", "required": ["kind", "at"], "properties": {
                "kind": {"const": "created"}, "at": {"type": "string", "format": "date-time"}, "by": {"type": "string"}}},
            "Moved": {"type": "object", "required": ["kind", "from", "to"], "properties": {
                "kind": {"const": "moved"}, "from": {"type": "string"}, "to": {"type": "string"}}},
            "Cancelled": {"type": "object", "required": ["kind", "reason"], "properties": {
                "kind": {"const": "cancelled"}, "reason": {"enum": ["customer", "weather", "no_show"]},
                "fee": {"type": "number", "minimum": 0, "multipleOf": 0.01}}},
        },
        "properties": {"event": {"oneOf": [{"$ref": "#/$defs/Created"}, {"$ref": "#/$defs/Moved"}, {"$ref": "#/$defs/Cancelled"}]}},
    },
    {
        "type": "object", "required": ["query"],
        "properties": {
            "query": {"type": "string", "minLength": 1, "maxLength": 500}, "limit": {"type": "integer", "minimum": 1, "maximum": 100},
            "offset": {"type": "integer", "minimum": 0}, "sort": {"type": ["string", "null"], "enum": ["asc", "desc", None]},
            "fields": {"type": "array", "items": {"type": "string"}},
            "filters": {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean"]}},
            "bounds": {"type": "array", "prefixItems": [{"type": "number"}, {"type": "number"}, {"type": "number"}, {"type": "number"}],
                       "items": False, "minItems": 4},
        },
    },
]


KINDS = ["object", "array", "string", "integer", "number", "boolean", "null"]


class Generator:
    """Values that a schema should accept, as far as this small reader of schemas understands it."""

    def __init__(self, root: dict, chance: random.Random) -> None:
        self.root = root
        self.chance = chance

    def value(self, schema, depth: int = 0):
        chance = self.chance
        if not isinstance(schema, dict):
            return chance.choice(TEXT)
        if "$ref" in schema:
            target = self.root
            for part in schema["$ref"].removeprefix("#").split("/")[1:]:
                target = target[part.replace("~1", "/").replace("~0", "~")]
            return self.value(target, depth + 1)
        if "const" in schema:
            return schema["const"]
        if isinstance(schema.get("enum"), list) and schema["enum"]:
            return chance.choice(schema["enum"])
        for word in ("anyOf", "oneOf"):
            if schema.get(word) and "properties" not in schema:
                return self.value(chance.choice(schema[word]), depth + 1)
        if schema.get("allOf") and "type" not in schema:
            return self.value(schema["allOf"][0], depth + 1)
        kind = schema.get("type", "object" if "properties" in schema else "string")
        kind = chance.choice(kind) if isinstance(kind, list) else kind
        return getattr(self, kind if kind in KINDS else "string")(schema, depth)

    def object(self, schema, depth):
        result = {}
        required = schema["required"] if isinstance(schema.get("required"), list) else []
        properties = schema.get("properties")
        for name, part in properties.items() if isinstance(properties, dict) else []:
            if name in required or (depth < 6 and self.chance.random() < 0.6):
                result[name] = self.value(part, depth + 1)
        if isinstance(schema.get("additionalProperties"), dict) and depth < 6:
            for place in range(self.chance.randint(0, 3)):
                result[f"key_{place}"] = self.value(schema["additionalProperties"], depth + 1)
        return result

    def array(self, schema, depth):
        first = [self.value(part, depth + 1) for part in schema.get("prefixItems", [])]
        if schema.get("items") is False or "items" not in schema and first:
            return first
        least = schema.get("minItems", 0)
        count = max(least, min(schema.get("maxItems", 8), self.chance.randint(0, 8 if depth < 6 else 0)))
        values = first + [self.value(schema.get("items", {}), depth + 1) for _ in range(count)]
        if schema.get("uniqueItems"):
            values = list({json.dumps(value): value for value in values}.values())
        return values

    def string(self, schema, depth):
        if "pattern" in schema:
            return MATCHES.get(schema["pattern"], "x")
        if schema.get("format") in FORMATS:
            return FORMATS[schema["format"]]
        text = self.chance.choice(TEXT)
        return text.ljust(schema.get("minLength", 0), "x")[: schema.get("maxLength", 10_000)]

    def integer(self, schema, depth):
        least = schema.get("minimum", schema.get("exclusiveMinimum", -1) + 1)
        most = schema.get("maximum", schema.get("exclusiveMaximum", max(least, 0) + 1000) - 1)
        return self.chance.randint(int(least), max(int(least), int(most)))

    def number(self, schema, depth):
        whole = self.integer(schema, depth)
        return whole if self.chance.random() < 0.3 or "maximum" in schema else whole + 0.25

    def boolean(self, schema, depth):
        return self.chance.random() < 0.5

    def null(self, schema, depth):
        return None


def damaged(value, chance: random.Random):
    """The value with one part replaced by something else."""
    if isinstance(value, dict) and value and chance.random() < 0.8:
        name = chance.choice(list(value))
        return {**value, name: damaged(value[name], chance)}
    if isinstance(value, list) and value and chance.random() < 0.8:
        place = chance.randrange(len(value))
        return value[:place] + [damaged(value[place], chance)] + value[place + 1:]
    return chance.choice([None, "?", -7, 2.5, True, [], {"unexpected": 1}])


def corpus(folder: str) -> list:
    """Every schema of the tools in a folder."""
    found = []
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        for tool in json.loads(path.read_text())["tools"]:
            found += [tool[key] for key in ("inputSchema", "outputSchema") if isinstance(tool.get(key), dict)]
    return found


def main(count: int, target: str, schemas: list) -> None:
    chance = random.Random(SEED)
    with open(target, "w") as file:
        for place, schema in enumerate(schemas):
            generator = Generator(schema, chance)
            instances = []
            for number in range(count // len(schemas) + (place < count % len(schemas))):
                value = generator.value(schema)
                instances.append(damaged(value, chance) if chance.random() < 0.1 else value)
            file.write(json.dumps({"schema": schema, "instances": instances}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], corpus(sys.argv[3]) if len(sys.argv) > 3 else REALISTIC)
