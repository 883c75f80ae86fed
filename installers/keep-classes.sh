#!/usr/bin/env bash
# Runs a program that image.sh made, for a moment, and keeps its classes as the JVM has them once they are loaded: with those
# it starts in six tenths of the CPU time. Where there is no display, it runs on a virtual one (Xvfb).
#
#   installers/keep-classes.sh FOLDER/weir
set -euo pipefail
image=${1:?"say which program"}
case "$(uname -s)" in
    Darwin) app=$image/Contents/app start=$image/Contents/MacOS/Weir ;;
    Linux) app=$image/lib/app start=$image/bin/weir ;;
    *) app=$image/app start=$image/Weir.exe ;;
esac
settings=$(ls "$app"/[Ww]eir.cfg)
home=$(mktemp -d)
log=$home/log
display=
pid=

finish() {
    [ -z "$pid" ] || kill -9 "$pid" 2>/dev/null || true
    [ -z "$display" ] || kill "$display" 2>/dev/null || true
    [ ! -f "$home/settings" ] || cp "$home/settings" "$settings"
    rm -rf "$home"
}
trap finish EXIT

if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}" ]; then
    command -v Xvfb >/dev/null || { echo "installers: there is no display, and no Xvfb to make one." >&2; exit 1; }
    Xvfb -displayfd 1 -screen 0 1600x1000x24 -nolisten tcp >"$home/display" 2>/dev/null &
    display=$!
    for _ in $(seq 100); do [ -s "$home/display" ] && break; sleep 0.1; done
    export DISPLAY=:$(cat "$home/display")
fi

rm -f "$app/weir.aot"
cp "$settings" "$home/settings"
sed 's/-XX:AOTCache=/-XX:AOTCacheOutput=/' "$home/settings" >"$settings"
HOME=$home XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data XDG_CACHE_HOME=$home/cache GDK_BACKEND=x11 \
    "$start" --memory --demo >"$log" 2>&1 &
pid=$!
# Long enough for the window, the broker, the demo's first records and their charts.
for _ in $(seq "${WEIR_TRAINING_SECONDS:-25}"); do
    sleep 1
    kill -0 "$pid" 2>/dev/null || break
done
kill "$pid" 2>/dev/null || { cat "$log" >&2; echo "installers: the program ended by itself." >&2; exit 1; }
wait "$pid" || true
pid=
[ -s "$app/weir.aot" ] || { cat "$log" >&2; echo "installers: no classes were kept." >&2; exit 1; }
# What is installed bears the time that all of it bears, so that the same build makes the same package.
touch -d 2020-01-01T00:00:00Z "$app/weir.aot" 2>/dev/null || touch -t 202001010000 "$app/weir.aot"
