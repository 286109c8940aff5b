#!/bin/sh
# Runs one part of the local stack for as long as the launcher holds the other end of stdin.
# When that end closes, because the launcher stops the part or because the launcher itself was
# killed, the part gets its own stop signal and, should it not leave in time, SIGKILL.
#
# usage: watchdog.sh <stop signal> <seconds to leave> <pid file> <command> [<argument>...]
signal=$1
grace=$2
pid_file=$3
shift 3

exec 3<&0
"$@" </dev/null 3<&- &
child=$!
echo "$child" >"$pid_file.new" && mv "$pid_file.new" "$pid_file"

(
    read -r _ <&3
    kill -s "$signal" "$child"
    while [ "$grace" -gt 0 ] && kill -0 "$child"; do
        sleep 1
        grace=$((grace - 1))
    done
    kill -s KILL "$child"
) 2>/dev/null &
guard=$!
exec 3<&-

wait "$child"
status=$?
kill "$guard" 2>/dev/null
exit "$status"
