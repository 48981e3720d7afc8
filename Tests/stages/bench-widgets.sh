#!/usr/bin/env bash
# The widgets' sizes, and their work in Chromium beside pages of the same content by hand. Needs a release build.
source "$(dirname "$0")/common.sh"
source "$(dirname "$0")/software.sh"

for name in python browser; do
  obtain "$name" || { say "widgets: not measured: $why"; exit 0; }
done
exec "$tools/venv/bin/python" Benchmarks/widgets.py "$(swift build -c release --show-bin-path)/parlance" "$tools/bench/widgets"
