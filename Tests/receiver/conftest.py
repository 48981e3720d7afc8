"""How the tests of the receiver run: each is a coroutine, in a loop of its own."""

import asyncio
import functools
import inspect

import pytest

import bench


def pytest_collection_modifyitems(items):
    for item in items:
        if inspect.iscoroutinefunction(item.obj):
            item.obj = _in_a_loop(item.obj)


def _in_a_loop(test):
    @functools.wraps(test)
    def run(*arguments, **fixtures):
        return asyncio.run(asyncio.wait_for(test(*arguments, **fixtures), 60))
    return run


def pytest_sessionstart(session):
    if not (bench.UNIT / "phone" / "receiver").is_dir():
        pytest.exit(f"no receiver in {bench.UNIT}: `make` writes it", returncode=1)
