#!/usr/bin/env bash
# The emitted dialplans in a real Asterisk, called by SIPp, in networks of their own.
source "$(dirname "$0")/common.sh"
source "$(dirname "$0")/software.sh"

for name in python sipp asterisk; do
  obtain "$name" || skip_stage asterisk "$why"
done
unshare -rnm ip link add type veth 2>/dev/null ||
  skip_stage asterisk 'this machine refuses network namespaces to its users (unshare -rnm)'
say "$("$tools/asterisk/asterisk" -V)"
obtain speech || say "$why"
obtain xml || say "$why"
PARLANCE=$(compiler) run_pytest asterisk Tests/asterisk
