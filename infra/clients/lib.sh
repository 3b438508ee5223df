# SPDX-License-Identifier: Apache-2.0
# What the checks share. WORK is a folder of the check's own, TOCSIN where the suite answers.
set -uo pipefail
bin=$PWD/.peers/bin
started=()
stop_all() { if [ ${#started[@]} -gt 0 ]; then kill "${started[@]}" 2>/dev/null; wait "${started[@]}" 2>/dev/null; fi; }
trap stop_all EXIT

# needs PROGRAM: ends the check as skipped where it is not installed.
needs() { [ -x "$bin/$1" ] || { echo "$1 is not installed (infra/peers/install $1 says why)"; exit 77; }; }

# secret_of FORMAT: the secret of the first source that sends this format, as the local runtime has it.
secret_of() {
  local name
  name=$(sed -n "s/^ *- {name: .*secret: \([a-z0-9-]*\),.*format: $1[,}].*/\1/p" infra/config/sources.yaml | head -n 1)
  [ -n "$name" ] || { echo "no source in infra/config/sources.yaml sends the format $1" >&2; exit 1; }
  sed -n "s/^ *\"$name\": \"\(.*\)\",\{0,1\}$/\1/p" infra/local/secrets.json
}

free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)); (exec 3<> "/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

# begin LOG COMMAND...: starts a client that goes when the check does.
begin() {
  local log=$1
  shift
  "$@" > "$log" 2>&1 &
  started+=($!)
}

# await SECONDS WHAT COMMAND...: until the command succeeds.
await() {
  local from=$SECONDS end=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" 2>/dev/null; do
    if [ $SECONDS -ge $end ]; then echo "$what: not within $((end - from)) s"; exit 1; fi
    sleep 0.5
  done
  echo "$what after $((SECONDS - from)) s"
}

# listed LIST WORD: whether something in a list of the API has this word in it.
listed() { curl -fsS --max-time 5 "$TOCSIN/api/v1/$1&limit=500" | grep -q "$2"; }
over() { listed "alerts?status=resolved" "$1" && ! listed "alerts?status=firing" "$1"; }

fires() { await 60 "the alert fires" listed "alerts?status=firing" "$1"; await 30 "its incident is open" listed "incidents?status=triggered" "$1"; }

# An incident ends with its group's next interval, a minute at most.
ends() { await 90 "the alert is over" over "$1"; await 120 "its incident is over" listed "incidents?status=resolved" "$1"; }

# alertmanager GLOBAL RECEIVER: starts an Alertmanager that tells its one receiver everything at once; both are lines of its configuration.
alertmanager() {
  port=$(free_port)
  cat > "$WORK/alertmanager.yml" <<YAML
global:
$1
route: {receiver: tocsin, group_by: [alertname], group_wait: 0s, group_interval: 1s, repeat_interval: 1h}
receivers:
  - name: tocsin
$2
YAML
  begin "$WORK/alertmanager.log" "$bin/alertmanager" --config.file="$WORK/alertmanager.yml" --storage.path="$WORK/alertmanager" \
    --cluster.listen-address= --web.listen-address="127.0.0.1:$port"
  await 30 "Alertmanager is ready" curl -fsS --max-time 5 "http://127.0.0.1:$port/-/ready" -o /dev/null
}

# tell NAME END: posts an alert to that Alertmanager; END as seconds from now.
tell() {
  curl -fsS --max-time 5 "http://127.0.0.1:$port/api/v2/alerts" -H 'content-type: application/json' -d '[{
    "labels": {"alertname": "'"$1"'", "severity": "critical", "service": "clients"},
    "annotations": {"summary": "'"$1"' was let fire by make clients-test"},
    "endsAt": "'"$(date -u -d "@$(($(date +%s) + $2))" +%Y-%m-%dT%H:%M:%SZ)"'"}]'
}

# told: Alertmanager says of no notification that it failed.
told() {
  if grep -iE 'notify.*(err=|unrecoverable)' "$WORK/alertmanager.log"; then echo "Alertmanager could not deliver"; exit 1; fi
}
