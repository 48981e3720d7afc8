#!/usr/bin/env bash
# The Swift tests. Those that read suites by others say NOT RUN where the suites are absent.
source "$(dirname "$0")/common.sh"
source "$(dirname "$0")/software.sh"

obtain libyaml || skip_stage core "$why"

log=$logs/core.log
junit=$results/core.xml
status=0
PARLANCE_CORPUS=$corpus swift test --xunit-output "$junit" 2>&1 | tee "$log" |
  grep --line-buffered -E '^(✘|corpora:|\[[0-9]+/|Build|error:)|error:|warning:|^✔ Test run' || true
status=${PIPESTATUS[0]}
# The two test libraries write a file each; Swift Testing's carries the suffix.
count_junit core "${junit%.xml}-swift-testing.xml"
cases=$(sed -nE 's/^corpora: NOT RUN \(([0-9]+).*/\1/p' "$log" | awk '{ n += $1 } END { print n + 0 }')
skipped=$({ grep -o '<skipped' "${junit%.xml}-swift-testing.xml" || true; } | wc -l)
[ "$cases" = 0 ] || report core "skipped $skipped corpora: NOT RUN ($cases cases): no $corpus"
[ "$cases" != 0 ] || [ "$skipped" = 0 ] || report core "skipped $skipped see .tools/logs/core.log"
exit "$status"
