#!/usr/bin/env bash
# Asks the running service at least 2,000 generated requests after its OpenAPI document: no server error, and no status, media
# type or body that the document does not allow, none that is not answered within ten seconds, and a service that is still there at
# the end. OPENAPI_EXAMPLES says how many requests each operation gets in each phase, OPENAPI_SECONDS how long they may take in all, and
# OPENAPI_LEAST how many there must be. Installs schemathesis into a folder of its own, and removes it. Needs python3.
# The last line is "<passed> <failed> of <requests> requests".
set -euo pipefail
cd "$(dirname "$0")/.."
least=${OPENAPI_LEAST:-2000}
seconds=${OPENAPI_SECONDS:-120}
work=$(mktemp -d)
server=
finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'schemathesis>=4.32,<5'

port=$((20000 + RANDOM % 20000))
INDEX_DIR=$work/index PORT=$port LOG_LEVEL=silent RATE_LIMIT=off node dist/src/cli/main.js start >"$work/log" 2>&1 &
server=$!
for _ in $(seq 200); do curl -fs "localhost:$port/readyz" >/dev/null && break; sleep 0.3; done

report=$work/report.json
cd "$work" # what it keeps of a run goes with the folder
"$work/venv/bin/st" run "http://localhost:$port/openapi.json" --no-color --warnings off --phases examples,coverage,fuzzing \
  --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance \
  --max-examples "${OPENAPI_EXAMPLES:-60}" --max-time "$seconds" --seed 1 --request-timeout 10 --continue-on-failure --no-shrink \
  --report json --report-json-path "$report" >"$work/out" 2>&1 || sed -n '/== ERRORS/,$p;/== FAILURES/,$p' "$work/out" | cut -c1-300 | head -200 >&2

# A promise that is refused and that nobody waits for ends the service, as whatever nobody catches does.
isGone=0
kill "$server" 2>/dev/null && wait "$server" || isGone=1
server=

node -e '
const { test_cases, failures, errors } = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"));
const { generated: requests, with_failures, errored } = test_cases;
const failed = Math.max(with_failures + errored, failures.length + errors.length) + Number(process.argv[3]);
const isEnough = requests >= Number(process.argv[2]);
console.log(`${requests - failed} ${failed + (isEnough ? 0 : 1)} of ${requests} requests`);
process.exitCode = failed === 0 && isEnough ? 0 : 1;
' "$report" "$least" "$isGone"
