#!/bin/sh
# Runs the suite in containers: compose.sh up|down, from the top of the checkout.
#   up    makes .env (keys, clock) and the images, starts everything and waits until all of it is healthy; FRESH=1 forgets
#         the databases of an earlier run with the same broker first
#   down  stops everything; market time stands still until the next up
set -eu
patience=300

if command -v docker-compose >/dev/null 2>&1; then compose=docker-compose
elif docker compose version >/dev/null 2>&1; then compose='docker compose'
else echo 'Neither docker-compose nor the compose plugin of docker is installed.' >&2; exit 1; fi
docker info >/dev/null 2>&1 || { echo 'No Docker engine answers; is it running, and may you use it?' >&2; exit 1; }

# stack COMMAND: the launcher's part, which knows the format of .env.
stack() { SECRETS=.env EXIT='' local-stack/src/main/sh/stack.sh "$1"; }

# compose …: as .env says. The environment goes over .env, and make hands its settings down also where they are empty.
compose() { env -u BROKER -u BROKER_ACCOUNT -u BROKER_KEYS $compose "$@"; }

# refuse_beside_another: each broker has containers of its own, and all of them want the same ports.
refuse_beside_another() {
  [ -f .env ] || return 0
  chosen=${BROKER:-venue}
  started=$(sed -n 's/^BROKER=//p' .env)
  if [ "${started:-venue}" != "$chosen" ] && [ -n "$(compose ps -q 2>/dev/null)" ]; then
    echo "The containers of BROKER=${started:-venue} are there: 'make compose-down' first, then BROKER=$chosen." >&2
    exit 1
  fi
}

# health CONTAINER: healthy, starting or unhealthy; what the container is where it checks nothing.
health() { docker inspect -f '{{if .State.Health}}{{.State.Health.Status}}{{else}}{{.State.Status}}{{end}}' "$1"; }

await_healthy() {
  waited=0
  while :; do
    pending=
    for container in $(compose ps -q); do
      [ "$(health "$container")" = healthy ] || pending="$pending $(docker inspect -f '{{.Name}}' "$container" | tr -d /)"
    done
    [ -n "$pending" ] || return 0
    [ "$waited" -lt "$patience" ] || { echo "Not healthy after $patience s:$pending" >&2; compose logs --tail=20 >&2; return 1; }
    [ $((waited % 10)) -ne 0 ] || echo "  waiting for:$pending"
    sleep 2
    waited=$((waited + 2))
  done
}

case "${1:-}" in
  up)
    refuse_beside_another
    stack compose-env
    # Only now does .env name the broker whose databases are to be forgotten.
    if [ "${FRESH:-0}" = 1 ]; then compose down --volumes --remove-orphans; fi
    compose up -d --build
    await_healthy
    echo 'All healthy. The keys are in .env; "make demo-trade ENV=.env" trades a day, "make compose-down" stops everything.'
    ;;
  down)
    [ -f .env ] || { echo 'There is no .env, so nothing was started by compose-up.'; exit 0; }
    compose down
    stack compose-stopped
    ;;
  *) sed -n '2,5p' "$0"; exit 2 ;;
esac
