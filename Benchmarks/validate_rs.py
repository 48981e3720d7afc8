"""Judges every instance of a file by jsonschema-rs: prints the least nanoseconds of several rounds over all parsed
instances, and how many it accepts, refuses, and could not judge for want of a schema.

usage: validate_rs.py FILE ROUNDS
"""
import json
import sys
import time

import jsonschema_rs


def main(path: str, rounds: int) -> None:
    work = []
    unread = 0
    for line in open(path):
        entry = json.loads(line)
        try:
            work.append((jsonschema_rs.Draft202012Validator(entry["schema"]).is_valid, entry["instances"]))
        except ValueError:
            unread += len(entry["instances"])
    least = None
    for _ in range(rounds):
        start = time.perf_counter_ns()
        accepted = 0
        total = 0
        for is_valid, instances in work:
            for instance in instances:
                accepted += is_valid(instance)
            total += len(instances)
        spent = time.perf_counter_ns() - start
        least = spent if least is None else min(least, spent)
    print(least, accepted, total - accepted, unread)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
