# Sourced by the first process of a sandbox, in the sandbox's folder.

# supervise NAME COMMAND...: runs it, and again when it ends; not while run/NAME.down is there.
# Its process id inside the sandbox is in run/NAME.pid, what it prints in log/NAME.log.
supervise() {
  local name=$1
  shift
  while :; do
    if [ ! -e "run/$name.down" ]; then
      "$@" >> "log/$name.log" 2>&1 < /dev/null &
      echo $! > "run/$name.pid"
      wait $! || true
    fi
    sleep 0.5
  done &
}

# The first process has to reap what others leave behind, and must not end.
supervise_forever() {
  while :; do
    wait || true
    sleep 1
  done
}
