"""How often a number has called, when it calls often at once."""

from conftest import bench
from emitted import GENERATED


def test_calls_of_one_moment_are_all_counted():
    """Each call waits until another has counted, so that none is lost; what an earlier span kept is gone."""
    phone = GENERATED / "phone-callers/dev/phone"
    told = bench(phone, "--counting", "reception", "parlance-calls/reception/3600", "40")
    assert told.get("broken", "") == "" and told["complaints"] == []
    span = told["kept"].pop("span")
    assert int(span) % 3600 == 0
    assert told["kept"] == {"12125550166": "40"}
