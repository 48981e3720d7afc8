#!/usr/bin/env bash
# The emitted receiver between a stand-in for the service and callers who misbehave.
source "$(dirname "$0")/common.sh"
source "$(dirname "$0")/software.sh"

obtain python || skip_stage receiver "$why"
PARLANCE=$(compiler) run_pytest receiver Tests/receiver
