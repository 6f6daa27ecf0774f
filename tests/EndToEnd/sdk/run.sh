#!/usr/bin/env bash
# Runs the SDK script against the executable on a data directory: run.sh EXECUTABLE DATA_DIRECTORY
set -euo pipefail
program=$(realpath "$1")
data=$(realpath "$2")
cd "$(dirname "$0")"
address=127.0.0.1:18390

"$program" superuser upsert root@example.com 'a long password' --dir "$data"
"$program" serve --dir "$data" --http "$address" &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true' EXIT
for _ in $(seq 100); do
  if curl -sf "http://$address/api/health" >/dev/null; then break; fi
  sleep 0.1
done

node everyday.mjs "http://$address" root@example.com 'a long password'
