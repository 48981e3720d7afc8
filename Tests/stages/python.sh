#!/usr/bin/env bash
# Every emitted file through the types of its real reader. The scenarios also need SIPp.
source "$(dirname "$0")/common.sh"
source "$(dirname "$0")/software.sh"

obtain python || skip_stage python "$why"
obtain sipp || say "$why"
obtain xml || say "$why"
obtain speech || say "$why"
PARLANCE=$(compiler) run_pytest python Tests/python
