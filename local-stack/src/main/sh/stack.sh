#!/bin/sh
# Runs the launcher: stack.sh up|demo|trade|down|status|keys, from the top of the checkout.
# The launcher and all that it starts form a session of their own, so that a Ctrl-C at the terminal reaches only this
# script, which asks the launcher to end; else every process would stop at once, and in no order.
set -eu

jar=local-stack/target/local-stack.jar
java=$(.mvn/maven --home)/bin/java

# A build may replace the jar while the stack runs: so it runs from a copy that is named by its content.
# An absolute path: the processes that the launcher starts run in the state folder.
mkdir -p "${STATE:-.local}/apps"
apps=$(cd "${STATE:-.local}/apps" && pwd)
copy=
# shellcheck disable=SC2012 # the names are our own: a module and a checksum
case "${1:-}" in
  # What only looks or stops needs no newer version than there is.
  down | status | compose-stopped) copy=$(ls -td "$apps"/local-stack-* 2>/dev/null | head -n 1) ;;
esac
if [ -z "$copy" ]; then
  [ -f "$jar" ] || { echo "$jar is missing: run 'make build' first." >&2; exit 1; }
  copy=$apps/local-stack-$(cksum <"$jar" | tr ' ' -)
  if [ ! -d "$copy" ]; then
    "$java" -Djarmode=tools -jar "$jar" extract --destination "$apps/.local-stack-$$" >/dev/null
    mv "$apps/.local-stack-$$" "$copy"
  fi
fi
set -- -Xmx128m -XX:+UseSerialGC -Duser.language=en \
  -cp "$copy/local-stack.jar" io.breakwater.localstack.launcher.Launcher "$@"

if command -v setsid >/dev/null 2>&1; then
  setsid "$java" "$@" </dev/null &
else
  "$java" "$@" </dev/null &
fi
launcher=$!
trap 'kill -TERM "$launcher" 2>/dev/null || :' INT TERM HUP

# A trapped signal ends the wait early: so wait until there is nothing left to wait for.
status=0
while :; do
  wait "$launcher" && status=0 || status=$?
  kill -0 "$launcher" 2>/dev/null || break
done
exit "$status"
