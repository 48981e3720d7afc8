# What every stage shares: where things are, and how a stage says what came of it.
# A stage writes .tools/results/STAGE: lines `passed N`, `failed N`, `skipped N REASON`. all.sh adds them up.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
tools=$root/.tools
results=$tools/results
logs=$tools/logs
generated=${PARLANCE_GENERATED:-$root/Generated}
corpus=${PARLANCE_CORPUS:-$root/../shared/corpus}
mkdir -p "$results" "$logs"
cd "$root"
export PYTHONDONTWRITEBYTECODE=1

command -v swift >/dev/null || { echo 'Swift 6.3 is needed first: https://www.swift.org/install' >&2; exit 2; }

say() { printf '%s\n' "$*"; }

# report STAGE LINE: one line of what came of a stage.
report() { printf '%s\n' "$2" >> "$results/$1"; }

# skip_stage STAGE REASON: ends the stage's script; its summary line says why.
skip_stage() {
  say "$1: skipped: $2"
  report "$1" "skipped 1 $2"
  exit 0
}

# count_junit STAGE FILE: adds the counts of a JUnit file. Fails where the file lacks or holds no case.
count_junit() {
  local file=$2 cases failed skipped
  [ -s "$file" ] || { report "$1" 'failed 1'; return 1; }
  cases=$({ grep -o '<testcase' "$file" || true; } | wc -l)
  failed=$({ grep -oE '<(failure|error)[ >]' "$file" || true; } | wc -l)
  skipped=$({ grep -oE '<skipped[ />]' "$file" || true; } | wc -l)
  [ "$cases" -gt 0 ] || { report "$1" 'failed 1'; return 1; }
  # One case may fail at several places.
  failed=$((failed > cases - skipped ? cases - skipped : failed))
  report "$1" "passed $((cases - failed - skipped))"
  report "$1" "failed $failed"
  return 0
}

# compiler: builds the debug compiler if it is not there, and prints its path.
compiler() {
  swift build --product parlance >&2
  printf '%s/parlance\n' "$(swift build --show-bin-path)"
}

# release PRODUCT: builds a program that needs no library beside it, and so starts in half the time. The linker warns of
# a `dlopen` in Swift's runtime; only an environment variable for Apple's libraries leads there.
release() {
  swift build -c release --static-swift-stdlib -Xswiftc -static-executable --product "$1" 2>&1 |
    { grep -v "Using 'dlopen' in statically linked" || true; }
}

# run_pytest STAGE FOLDER: runs a folder of tests, counts them, and says why each skipped one was.
run_pytest() {
  local junit=$results/$1.xml log=$logs/$1.log status=0
  PARLANCE_CORPUS=$corpus PARLANCE_GENERATED=$generated "$tools/venv/bin/python" -m pytest -q -rs --tb=short \
    -p no:cacheprovider --junitxml="$junit" "$2" 2>&1 | tee "$log" || status=1
  count_junit "$1" "$junit" || status=1
  local reason count
  while read -r count reason; do
    [ -z "$count" ] || report "$1" "skipped $count $reason"
  done < <(sed -nE 's/^SKIPPED \[([0-9]+)\] [^ ]+ (.*)/\1 \2/p' "$log" |
    awk '{ n = $1; $1 = ""; sum[$0] += n } END { for (reason in sum) print sum[reason] reason }' | sort)
  return "$status"
}
