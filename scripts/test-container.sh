#!/usr/bin/env bash
# Builds the image with whatever builder answers here, runs it hardened, asks it, and stops it.
set -euo pipefail
cd "$(dirname "$0")/.."
for tool in docker podman; do
  if command -v "$tool" >/dev/null && "$tool" info >/dev/null 2>&1; then break; fi
  tool=
done
[ -n "$tool" ] || { echo "test:container needs docker or podman with a running engine"; exit 1; }
"$tool" build -t verbatim:test .
id=$("$tool" run -d --read-only --cap-drop ALL --security-opt no-new-privileges --memory 256m --pids-limit 128 -p 127.0.0.1::8080 verbatim:test)
trap '"$tool" rm -f "$id" >/dev/null' EXIT
address=$("$tool" port "$id" 8080 | head -1)
for _ in $(seq 50); do curl -fs "$address/readyz" >/dev/null && break; sleep 0.2; done
curl -fs "$address/v1/search?q=better+conditions" | grep -q '<mark>'
"$tool" stop -t 10 "$id" >/dev/null
[ "$("$tool" inspect -f '{{.State.ExitCode}}' "$id")" = 0 ]
echo "1 passed, 0 failed"
