#!/bin/sh
# Says what this machine lacks to run Breakwater, and how to get it. Needs nothing but a POSIX shell and awk, and
# changes nothing. Exit status 1 if something is missing. The ports of our own running stack are no fault.
cd "$(dirname "$0")/../../../.." || exit 1
state=${STATE:-.local}
offset=${PORT_OFFSET:-0}
missing=0

fine() { printf '  ok       %s\n' "$1"; }
lacks() { missing=1; printf '  MISSING  %s\n           %s\n' "$1" "$2"; }

check_jdk() {
  if home=$(.mvn/maven --home 2>/dev/null); then
    fine "JDK 25 in $home"
  else
    lacks 'JDK 25' 'Install Temurin 25 (https://adoptium.net, or apt install temurin-25-jdk), or set JAVA_HOME to one.'
  fi
}

check_maven() {
  if command -v mvn >/dev/null 2>&1; then
    fine "Maven: $(command -v mvn)"
  elif command -v curl >/dev/null 2>&1 || command -v wget >/dev/null 2>&1; then
    fine 'no mvn on the path; ./mvnw will fetch one'
  else
    lacks 'Maven, or curl or wget with which ./mvnw fetches it' 'apt install maven'
  fi
}

# has_library NAME: whether the dynamic linker finds it, or it lies in one of the usual folders.
has_library() {
  { ldconfig -p || /sbin/ldconfig -p; } 2>/dev/null | grep -q "$1" && return 0
  for folder in /lib /usr/lib /lib64 /usr/lib64 /usr/local/lib /lib/*-linux-gnu /usr/lib/*-linux-gnu; do
    [ -e "$folder/$1" ] && return 0
  done
  return 1
}

check_libraries() {
  if [ "$(uname -s)" != Linux ]; then
    fine "libraries are not looked for on $(uname -s)"
    return
  fi
  if has_library libgomp.so.1; then fine 'libgomp (LightGBM needs it)'
  else lacks 'libgomp.so.1, which LightGBM needs' 'apt install libgomp1'; fi
  if has_library libssl.so.3; then fine 'libssl 3 (the embedded Redis needs it)'
  elif command -v redis-server >/dev/null 2>&1; then fine 'no libssl 3, but redis-server is on the path'
  else lacks 'libssl.so.3, which the embedded Redis needs' 'apt install libssl3 (or redis-server)'; fi
}

check_memory() {
  need=2500
  if [ -r /proc/meminfo ]; then
    free=$(awk '/^MemAvailable:/ {print int($2 / 1024)}' /proc/meminfo)
  elif free=$(sysctl -n hw.memsize 2>/dev/null); then
    free=$((free / 1048576))
  else
    fine 'memory: this system does not say'
    return
  fi
  if [ "$free" -ge "$need" ] || stack_runs || stack_survives; then fine "memory: $free MiB available"
  else lacks "memory: $free MiB available, $need MiB needed" 'Close something, or use a larger machine.'; fi
}

# stack_runs: whether our own launcher is alive. Its record is "pid start-time"; a reused pid runs something else.
stack_runs() {
  [ -r "$state/launcher.pid" ] || return 1
  pid=$(awk '{print $1; exit}' "$state/launcher.pid")
  kill -0 "$pid" 2>/dev/null || return 1
  ps -o args= -p "$pid" 2>/dev/null | grep -q 'localstack.launcher.Launcher'
}

# stack_survives: whether a launcher that was killed left processes behind; the next start ends them. Each of them has
# the state folder in its command line.
stack_survives() {
  folder=$(cd "$state" 2>/dev/null && pwd) || return 1
  for record in "$folder"/run/*.pid "$folder"/redis/redis.pid "$folder"/postgres/data/postmaster.pid; do
    [ -r "$record" ] || continue
    pid=$(awk '{print $1; exit}' "$record")
    kill -0 "$pid" 2>/dev/null && ps -o args= -p "$pid" 2>/dev/null | grep -qF "$folder/" && return 0
  done
  return 1
}

# listens PORT: whether anyone listens on it, on this machine's own or on any address.
listens() {
  if [ -r /proc/net/tcp ]; then
    hex=$(printf ':%04X' "$1")
    cat /proc/net/tcp /proc/net/tcp6 2>/dev/null |
      awk -v port="$hex" '$4 == "0A" && substr($2, length($2) - 4) == port {found = 1} END {exit !found}'
  elif command -v lsof >/dev/null 2>&1; then
    lsof -nP -iTCP:"$1" -sTCP:LISTEN >/dev/null 2>&1
  else
    return 1
  fi
}

check_ports() {
  if stack_runs; then
    fine 'ports: held by the stack that runs here'
    return
  fi
  if stack_survives; then
    fine 'ports: held by what a killed launcher left, which the next start ends'
    return
  fi
  wanted=
  taken=
  for port in 8001 8002 8003 8004 8010 15432 16379; do
    wanted="$wanted $((port + offset))"
    listens $((port + offset)) && taken="$taken $((port + offset))"
  done
  if [ -z "$taken" ]; then fine "ports$wanted are free"
  else lacks "free ports:$taken in use" 'End what listens there (make down?), or choose others with PORT_OFFSET=100.'; fi
}

echo 'What Breakwater needs on this machine:'
check_jdk
check_maven
check_libraries
check_memory
check_ports
exit "$missing"
