#!/usr/bin/env bash
# Builds the release, static, and prints how fast it is, as ratios to bare libyaml in the same run.
set -euo pipefail
cd "$(dirname "$0")/../.."
swift build -c release --static-swift-stdlib --product parlance
python3 Benchmarks/bench.py "$PWD/.build/release/parlance" "$PWD/.tools/bench"
exec Tests/stages/bench-widgets.sh
