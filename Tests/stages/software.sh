# The software that the proofs need: what for, how large, and how it is had. Sourced after common.sh.
# Sizes: download / on disk, as measured on Debian 12 without recommended packages, November 2026.

all_software=(libyaml python xml browser sipp asterisk speech)

describe() {
  case $1 in
    libyaml) say 'libyaml (Debian: libyaml-dev): the YAML reader that the compiler links; 0.2 / 1 MB' ;;
    python) say 'Python with the official MCP and OpenAI packages, pinned, in .tools/venv; 75 / 290 MB' ;;
    xml) say 'xmllint (Debian: libxml2-utils): reads the emitted XML as strictly as its readers do; 0.1 / 0.3 MB' ;;
    browser) say 'Chromium (Debian: chromium): opens every widget; 110 / 400 MB' ;;
    sipp) say 'SIPp (Debian: sip-tester): reads the emitted scenarios and makes the calls; 1 / 3 MB' ;;
    speech) say 'espeak-ng and sox (Debian): speak the prompts of a dialplan; 8 / 16 MB' ;;
    asterisk) say 'Asterisk in .tools/asterisk, beside the system: takes the calls; 26 / 70 MB' ;;
  esac
}

packages() {
  case $1 in
    libyaml) has_header yaml.h || say libyaml-dev ;;
    python) python3 -c 'import ensurepip, venv' 2>/dev/null || say python3-venv ;;
    xml) command -v xmllint >/dev/null || say libxml2-utils ;;
    browser) command -v chromium >/dev/null || say chromium ;;
    sipp) command -v sipp >/dev/null || say sip-tester ;;
    speech)
      command -v espeak-ng >/dev/null || say espeak-ng
      command -v sox >/dev/null || say sox
      ;;
    asterisk)
      command -v ip >/dev/null || say iproute2
      [ -e /etc/ssl/certs/ca-certificates.crt ] || say ca-certificates
      [ -d /usr/share/zoneinfo ] || say tzdata
      ;;
  esac
}

has_header() { [ -e "/usr/include/$1" ] || [ -e "/usr/local/include/$1" ]; }

pins=Tests/python/requirements.txt
venv_is_ready() { cmp -s "$pins" "$tools/venv/installed.txt"; }
asterisk_is_ready() { [ -x "$tools/asterisk/asterisk" ] && "$tools/asterisk/asterisk" -V >/dev/null 2>&1; }

is_ready() {
  [ -z "$(packages "$1")" ] || return 1
  case $1 in
    python) venv_is_ready ;;
    asterisk) asterisk_is_ready ;;
  esac
}

# obtain NAME: gets it if it is missing. What went wrong is in `why`.
obtain() {
  why=
  is_ready "$1" && return 0
  say "Getting $(describe "$1")"
  local missing
  missing=$(packages "$1")
  [ -z "$missing" ] || install_packages $missing || return 1
  case $1 in
    python) venv_is_ready || make_venv ;;
    asterisk) asterisk_is_ready || get_asterisk ;;
  esac
}

install_packages() {
  local privilege=() log=$logs/apt.log
  command -v apt-get >/dev/null || { why="needs $*; no apt-get here"; return 1; }
  if [ "$(id -u)" != 0 ]; then
    why="needs $*; to have it: sudo apt-get install $*"
    [ "${PARLANCE_SUDO:-}" != no ] && command -v sudo >/dev/null || return 1
    # Without a terminal nobody can type a password.
    [ -t 0 ] || sudo -n true 2>/dev/null || return 1
    privilege=(sudo)
  fi
  say "  ${privilege[*]:-} apt-get install $*"
  why="apt-get install $* failed, see .tools/logs/apt.log"
  local install=("${privilege[@]}" env DEBIAN_FRONTEND=noninteractive
    apt-get -q -y --no-install-recommends install "$@")
  "${install[@]}" >"$log" 2>&1 && return 0
  # Lists that are absent, as in an image for containers, or too old to name what the mirror has.
  "${privilege[@]}" apt-get -q update >>"$log" 2>&1 || true
  "${install[@]}" >>"$log" 2>&1 || { tail -5 "$log"; return 1; }
}

make_venv() {
  local log=$logs/pip.log
  why='the Python environment could not be made, see .tools/logs/pip.log'
  rm -rf "$tools/venv"
  python3 -m venv "$tools/venv" >"$log" 2>&1 || { tail -5 "$log"; return 1; }
  "$tools/venv/bin/python" -m pip install -q --disable-pip-version-check --no-deps -r "$pins" >>"$log" 2>&1 ||
    { tail -5 "$log"; return 1; }
  cp "$pins" "$tools/venv/installed.txt"
}

# Debian's newest suite moves; when its Asterisk cannot be had, an older release's proves the same.
get_asterisk() {
  local suite log
  for suite in sid bullseye; do
    log=$logs/asterisk-$suite.log
    if python3 Tests/asterisk/obtain.py --suite "$suite" "$tools/asterisk" >"$log" 2>&1; then
      say "  $(tail -1 "$log")"
      return 0
    fi
    say "  Asterisk of Debian $suite could not be had: $(tail -1 "$log")"
  done
  why='no Asterisk: neither the one of Debian sid nor the one of bullseye could be had, see .tools/logs'
  return 1
}
