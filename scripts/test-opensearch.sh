#!/usr/bin/env bash
# The suite that needs a cluster: OPENSEARCH_URL says where it is.
[ -n "${OPENSEARCH_URL:-}" ] || { echo "test:opensearch needs OPENSEARCH_URL, the address of an OpenSearch cluster, such as http://127.0.0.1:9200" >&2; exit 1; }
npm run -s build && exec npx vitest run --project opensearch "$@"
