#!/usr/bin/env bash
# How fast the compiler, its validator and its widgets are, as ratios in one run.
source "$(dirname "$0")/common.sh"
source "$(dirname "$0")/software.sh"

release parlance
release schema-bench
bin=$(swift build -c release --show-bin-path)
python3 Benchmarks/bench.py "$bin/parlance" "$bin/schema-bench" "$tools/bench"

# The widgets' sizes, and their work in Chromium beside pages of the same content by hand.
for name in python browser; do
  obtain "$name" || { say "widgets: not measured: $why"; exit 0; }
done
exec "$tools/venv/bin/python" Benchmarks/widgets.py "$bin/parlance" "$tools/bench/widgets"
