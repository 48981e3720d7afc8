#!/usr/bin/env bash
# all.sh [STAGE...]: runs the stages (all of them unless named) and ends with one summary.
# Its last line is `N passed, N failed, N skipped`. Exit code 1 if anything failed.
source "$(dirname "$0")/common.sh"
source "$(dirname "$0")/software.sh"

needs() {
  case $1 in
    core | conformance) say libyaml ;;
    python) say 'libyaml python sipp speech' ;;
    receiver) say 'libyaml python' ;;
    browser) say 'python browser' ;;
    asterisk) say 'libyaml python sipp asterisk speech' ;;
  esac
}

stages=("$@")
[ $# -gt 0 ] || stages=(core conformance python receiver browser asterisk)
rm -f "$results"/*

wanted=$(for stage in "${stages[@]}"; do needs "$stage"; done | tr ' ' '\n')
missing=()
for name in "${all_software[@]}"; do
  grep -qx "$name" <<<"$wanted" || continue
  is_ready "$name" || missing+=("$name")
done
if [ ${#missing[@]} -gt 0 ]; then
  say 'Missing here, and to be installed now:'
  for name in "${missing[@]}"; do say "  $(describe "$name")"; done
  for name in "${missing[@]}"; do obtain "$name" || say "  not installed: $why"; done
else
  say 'All software that the tests need is here.'
fi

for stage in "${stages[@]}"; do
  say ''
  say "── $stage"
  started=$SECONDS
  status=0
  "Tests/stages/$stage.sh" || status=$?
  # A stage that stops half-way has reported no failure: its status says it.
  if [ $status != 0 ] && ! grep -qE '^failed [1-9]' "$results/$stage" 2>/dev/null; then
    report "$stage" 'failed 1'
  fi
  report "$stage" "seconds $((SECONDS - started))"
done

sum() { awk -v key="$1" '$1 == key { n += $2 } END { print n + 0 }' "${@:2}"; }

say ''
printf '%-14s %8s %8s %8s %9s\n' stage passed failed skipped seconds
for stage in "${stages[@]}"; do
  file=$results/$stage
  printf '%-14s %8d %8d %8d %9d\n' "$stage" \
    "$(sum passed "$file")" "$(sum failed "$file")" "$(sum skipped "$file")" "$(sum seconds "$file")"
done
for stage in "${stages[@]}"; do
  sed -nE "s/^skipped [0-9]+ (.*)/skipped in $stage: \1/p" "$results/$stage"
done
files=("${stages[@]/#/$results/}")
failed=$(sum failed "${files[@]}")
printf '%d passed, %d failed, %d skipped\n' \
  "$(sum passed "${files[@]}")" "$failed" "$(sum skipped "${files[@]}")"
[ "$failed" = 0 ]
