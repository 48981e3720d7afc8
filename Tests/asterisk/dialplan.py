"""extensions.conf as a graph: what is called and where it jumps. Asterisk looks only when a call gets there."""

import re
from dataclasses import dataclass, field


@dataclass
class Step:
    """One priority of an extension."""

    line: int
    context: str
    extension: str
    priority: int
    label: str
    application: str
    arguments: str

    @property
    def place(self):
        where = f"{self.extension}@{self.context}:{self.priority}"
        return f"line {self.line}: {where} {self.application}({self.arguments})"


@dataclass
class Dialplan:
    """Contexts → extensions → steps in order."""

    contexts: dict = field(default_factory=dict)
    problems: list = field(default_factory=list)

    @property
    def steps(self):
        return [
            step for extensions in self.contexts.values() for steps in extensions.values() for step in steps
        ]

    def find(self, context, extension, priority):
        """Why there is no such place, or nothing."""
        if any("$" in part for part in (context, extension, priority)):
            return "a computed target"
        if context not in self.contexts:
            return f"no context {context}"
        extensions = self.contexts[context]
        name = extension if extension in extensions else matching(extension, extensions)
        if name is None:
            return f"no extension {extension} in {context}"
        steps = extensions[name]
        if priority.isdigit():
            return (
                None if any(step.priority == int(priority) for step in steps) else f"no priority {priority}"
            )
        return (
            None
            if any(step.label == priority for step in steps)
            else f"no label {priority} in {name}@{context}"
        )


def matching(extension, extensions):
    """The pattern that takes an extension: X, Z, N, classes, and a last `.` or `!`."""
    classes = {"X": "[0-9]", "Z": "[1-9]", "N": "[2-9]", ".": ".+", "!": ".*"}
    for name in extensions:
        if name.startswith("_"):
            parts = re.findall(r"\[[^\]]*\]|.", name[1:])
            pattern = "".join(
                part if part.startswith("[") else classes.get(part.upper(), re.escape(part)) for part in parts
            )
            if re.fullmatch(pattern, extension):
                return name
    return None


def read(text):
    """Sections that hold no extensions, as `general`, are no contexts."""
    plan, context, extension, priority = Dialplan(), None, None, 0
    for number, raw in enumerate(text.splitlines(), 1):
        line = re.split(r"(?<!\\);", raw)[0].strip()
        if not line:
            continue
        if header := re.fullmatch(r"\[([^\]]+)\](?:\([^)]*\))?", line):
            context, extension = header[1], None
            if context not in ("general", "globals"):
                if context in plan.contexts:
                    plan.problems.append(f"line {number}: context {context} a second time")
                plan.contexts.setdefault(context, {})
            continue
        name, separator, value = (part.strip() for part in re.split(r"(=>?)", line, maxsplit=1))
        if context in ("general", "globals"):
            continue
        if name == "exten":
            extension, rest = value.split(",", 1)
        elif name == "same" and extension is not None:
            rest = value
        else:
            plan.problems.append(f"line {number}: {line}")
            continue
        position, _, call = rest.partition(",")
        shape = re.fullmatch(r"(\d+|n|hint)(?:\(([^)]+)\))?", position.strip())
        if shape is None or (shape[1] == "n" and name == "exten"):
            plan.problems.append(f"line {number}: priority {position}")
            continue
        priority = priority + 1 if shape[1] == "n" else int(shape[1])
        application, _, arguments = call.strip().partition("(")
        if not call.strip().endswith(")") or not balanced(call):
            plan.problems.append(f"line {number}: unbalanced {call}")
        steps = plan.contexts[context].setdefault(extension, [])
        label = shape[2] or ""
        if any(step.priority == priority or (label and step.label == label) for step in steps):
            plan.problems.append(f"line {number}: priority or label a second time")
        steps.append(Step(number, context, extension, priority, label, application, arguments[:-1]))
    for extensions in plan.contexts.values():
        for steps in extensions.values():
            if [step.priority for step in steps] != list(range(1, len(steps) + 1)):
                plan.problems.append(f"{steps[0].place}: priorities do not follow from 1")
    return plan


def balanced(text):
    """Brackets of expressions and functions in pairs, outside quotes."""
    depth = {"(": 0, "{": 0, "[": 0}
    closing = {")": "(", "}": "{", "]": "["}
    quoted = False
    for character in text:
        if character == '"':
            quoted = not quoted
        elif not quoted and character in depth:
            depth[character] += 1
        elif not quoted and character in closing:
            depth[closing[character]] -= 1
            if depth[closing[character]] < 0:
                return False
    return not quoted and not any(depth.values())


def split(text, separator):
    """At a separator outside brackets and quotes."""
    parts, depth, quoted, start = [], 0, False, 0
    for index, character in enumerate(text):
        if character == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
        elif character == separator and depth == 0:
            parts.append(text[start:index])
            start = index + 1
    return [*parts, text[start:]]


def calls(step):
    """(application, arguments) of a step: its own, and the one that ExecIf runs."""
    yield step.application, step.arguments
    if step.application.lower() == "execif":
        for branch in split(split(step.arguments, "?")[1], ":"):
            application, _, arguments = branch.partition("(")
            yield application, arguments[:-1]


def functions(text):
    """Functions read as `${NAME(…)}` and written as `Set(NAME(…)=…)`."""
    return set(re.findall(r"\$\{([A-Za-z_]\w*)\(", text)) | set(
        re.findall(r"\bSet\(_{0,2}([A-Za-z_]\w*)\(", text)
    )


def jumps(step):
    """(context, extension, priority) of every place that a step may go to."""
    for application, arguments in calls(step):
        yield from targets_of(application.lower(), arguments, step)
    for handler in re.findall(r"Set\(CHANNEL\(hangup_handler_push\)=([^)]*)\)", f"Set({step.arguments})"):
        yield target(handler, step, ",")
    if transfer := re.search(r"TRANSFER_CONTEXT=([\w-]+)", step.arguments):
        yield transfer[1], None, None


def targets_of(application, arguments, step):
    if application == "goto":
        yield target(arguments, step, ",")
    elif application in ("gosub",):
        yield target(arguments, step, ",")
    elif application in ("gotoif", "gosubif", "gotoiftime"):
        for branch in split(split(arguments, "?")[1], ":"):
            if branch:
                yield target(branch, step, ",")
    elif application == "dial":
        options = (split(arguments, ",") + ["", "", ""])[2]
        for letter, value in re.findall(r"([bBUGF])\(([^)]*)\)", options):
            parts = [part for part in value.split("^") if part]
            yield target(
                # What follows a context of `U` are arguments.
                "^".join(parts if letter != "U" else [parts[0], "s", "1"]), step, "^"
            )


def target(text, step, separator):
    """[[context,]extension,]priority, less a subroutine's arguments."""
    parts = [re.sub(r"\(.*\)$", "", part.strip()) for part in split(text, separator)]
    if len(parts) == 1:
        return step.context, step.extension, parts[0]
    return (step.context, *parts) if len(parts) == 2 else tuple(parts[:3])


def dangling(plan):
    """Every jump that leads nowhere, with its place."""
    found = []
    for step in plan.steps:
        for context, extension, priority in jumps(step):
            if extension is None:
                missing = None if context in plan.contexts else f"no context {context}"
            else:
                missing = plan.find(context, extension, priority)
            if missing:
                found.append(f"{step.place}: {missing}")
    return found
