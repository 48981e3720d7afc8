#!/usr/bin/env bash
# Every widget in Chromium, inside a host that follows MCP Apps.
source "$(dirname "$0")/common.sh"
source "$(dirname "$0")/software.sh"

obtain python || skip_stage browser "$why"
obtain browser || skip_stage browser "$why"
status=0
PARLANCE=$(compiler) run_pytest browser Tests/browser || status=$?
[ ! -e "$tools/screenshots/index.html" ] || say 'Pictures to look at: .tools/screenshots/index.html'
exit "$status"
