"""The official package's types with unknown fields refused: pydantic does that only where a TypedDict itself says so."""

import importlib
import inspect
import pkgutil

import openai.types.realtime
import openai.types.responses
from pydantic import ConfigDict
from typing_extensions import is_typeddict


def close(package):
    for found in pkgutil.iter_modules(package.__path__):
        # Responses has hundreds of types; a session borrows those that end in `_param`.
        if package is openai.types.responses and not found.name.endswith("_param"):
            continue
        module = importlib.import_module(f"{package.__name__}.{found.name}")
        for _, declared in inspect.getmembers(module, is_typeddict):
            declared.__pydantic_config__ = ConfigDict(extra="forbid")


close(openai.types.realtime)
close(openai.types.responses)
