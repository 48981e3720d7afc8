#!/usr/bin/env bash
# Builds the compiler, compiles every contract in Specs and says what was written.
source "$(dirname "$0")/common.sh"
source "$(dirname "$0")/software.sh"

obtain libyaml || { say "$why" >&2; exit 1; }
say 'Building the compiler (release, static; one to two minutes the first time).'
release parlance
parlance=$(swift build -c release --show-bin-path)/parlance

say ''
say 'Compiling every contract in Specs.'
(cd Specs && "$parlance" build)

say ''
say 'Where to look:'
look() { # look PATTERN WHAT: the first file that fits
  local file
  file=$(compgen -G "$1" | sort | head -1) || return 0
  printf '  %-70s %s\n' "$file" "$2"
}
look 'Generated/*/dev/mcp/tools.json' 'what an MCP client lists'
look 'Generated/*/dev/schemas/*.input.schema.json' 'JSON Schemas, two a tool'
look 'Generated/*/dev/apps/*.html' 'widgets: open one in a browser'
look 'Generated/*/dev/realtime/*.instructions.md' 'what a voice agent is told'
look 'Generated/*/dev/phone/*.mmd' 'call flows as diagrams'
look 'Generated/*/dev/phone/asterisk/extensions.conf' 'and as Asterisk dialplans'
say 'The compiler is .build/release/parlance; `make test` proves what it wrote.'
