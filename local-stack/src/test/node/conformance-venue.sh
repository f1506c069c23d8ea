#!/bin/sh
# Drives the embedded venue by Alpaca's npm clients, 3.1.3 and 4.0.2, from the top of the checkout. Everything that is
# installed or written goes to local-stack/target. The last line says how many checks there were and how many failed.
set -eu

sources=local-stack/src/test/node
work=local-stack/target/conformance-venue
jar=$PWD/local-stack/target/local-stack.jar

fail() {
  echo "$1" >&2
  echo 'RESULT conformance-venue checks=0 failed=1'
  exit 1
}

# find_node: one of version 20 or later, on the path or where installers put it.
find_node() {
  for node in "${NODE:-}" "$(command -v node || :)" /usr/local/bin/node /opt/node*/bin/node \
    "$HOME"/.nvm/versions/node/*/bin/node "$HOME"/.volta/bin/node; do
    if [ -x "$node" ] && "$node" -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' 2>/dev/null; then
      echo "$node"
      return
    fi
  done
}

node=$(find_node)
[ -n "$node" ] || fail 'Node.js 20 or later is missing: install it (https://nodejs.org), or set NODE to its program.'
PATH=$(dirname "$node"):$PATH
export PATH
command -v npm >/dev/null 2>&1 || fail "npm is missing beside $node: the clients cannot be installed without it."
[ -f "$jar" ] || fail "$jar is missing: run 'make build' first."

mkdir -p "$work"
cp "$sources"/*.mjs "$sources"/package.json "$sources"/package-lock.json "$sources"/.npmrc "$work"
java=$(.mvn/maven --home)/bin/java
cd "$work"
npm ci --silent || fail 'npm could not install the clients; see above.'
exec node conformance.mjs "$java" "$jar"
