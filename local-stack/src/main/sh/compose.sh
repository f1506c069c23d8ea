#!/bin/sh
# Runs the suite in containers: compose.sh up|down, from the top of the checkout.
#   up    makes .env (keys, clock) and the images, starts everything and waits until all of it is healthy; FRESH=1 forgets
#         the databases of an earlier run first
#   down  stops everything; market time stands still until the next up
set -eu
patience=300

if command -v docker-compose >/dev/null 2>&1; then compose=docker-compose
elif docker compose version >/dev/null 2>&1; then compose='docker compose'
else echo 'Neither docker-compose nor the compose plugin of docker is installed.' >&2; exit 1; fi
docker info >/dev/null 2>&1 || { echo 'No Docker engine answers; is it running, and may you use it?' >&2; exit 1; }

# stack COMMAND: the launcher's part, which knows the format of .env.
stack() { SECRETS=.env EXIT='' local-stack/src/main/sh/stack.sh "$1"; }

# health CONTAINER: healthy, starting or unhealthy; what the container is where it checks nothing.
health() { docker inspect -f '{{if .State.Health}}{{.State.Health.Status}}{{else}}{{.State.Status}}{{end}}' "$1"; }

await_healthy() {
  waited=0
  while :; do
    pending=
    for container in $($compose ps -q); do
      [ "$(health "$container")" = healthy ] || pending="$pending $(docker inspect -f '{{.Name}}' "$container" | tr -d /)"
    done
    [ -n "$pending" ] || return 0
    [ "$waited" -lt "$patience" ] || { echo "Not healthy after $patience s:$pending" >&2; $compose logs --tail=20 >&2; return 1; }
    [ $((waited % 10)) -ne 0 ] || echo "  waiting for:$pending"
    sleep 2
    waited=$((waited + 2))
  done
}

case "${1:-}" in
  up)
    if [ "${FRESH:-0}" = 1 ] && [ -f .env ]; then $compose down --volumes --remove-orphans; fi
    stack compose-env
    $compose up -d --build
    await_healthy
    echo 'All healthy. The keys are in .env; "make demo-trade ENV=.env" trades a day, "make compose-down" stops everything.'
    ;;
  down)
    [ -f .env ] || { echo 'There is no .env, so nothing was started by compose-up.'; exit 0; }
    $compose down
    stack compose-stopped
    ;;
  *) sed -n '2,6p' "$0"; exit 2 ;;
esac
