#!/usr/bin/env bash
# Installs what all.sh made, starts it, looks at it, takes it away again, and tells whether anything was left behind. It changes
# the machine that it runs on, so it is for CI, and must run as root.
#
#   installers/linux/check.sh [OUT]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=$(realpath "${1:-$here/../target/linux}")
work=$(mktemp -d)
pids=()
finish() {
    # Where something was wrong, what was installed goes all the same.
    if dpkg-query -W weir >/dev/null 2>&1; then dpkg --purge weir-streaming-sql weir >/dev/null 2>&1 || true; fi
    if [ -d "$work/rpm" ]; then
        rpm --dbpath "$work/rpm" --force-debian --erase weir-streaming-sql weir >/dev/null 2>&1 || true
    fi
    for pid in "${pids[@]+"${pids[@]}"}"; do kill "$pid" 2>/dev/null || true; done
    rm -rf "$work"
}
trap finish EXIT
export HOME=$work/home XDG_CONFIG_HOME=$work/home/config XDG_DATA_HOME=$work/home/data
mkdir -p "$HOME"

fail() { echo "installers: $*" >&2; exit 1; }
# What lies where packages put things, without the lists that package managers keep of that.
lies() {
    find /usr /etc /opt -xdev ! -path '/usr/share/applications/mimeinfo.cache' ! -name 'icon-theme.cache' \
        ! \( -path '/usr/share/mime/*' ! -path '/usr/share/mime/packages*' \) | sort
}

try() {
    local name=$1
    weir --version | grep -q '^weir ' || fail "$name: weir --version says nothing"
    JAVA_TOOL_OPTIONS=-XX:AOTMode=on weir --version >/dev/null 2>"$work/aot" \
        || { cat "$work/aot" >&2; fail "$name: the classes that were kept are of no use"; }
    desktop-file-validate /usr/share/applications/weir.desktop || fail "$name: the desktop entry"
    zcat /usr/share/man/man1/weir-broker.1.gz | grep -q 'weir broker' || fail "$name: no manual page"
    bash -c '. /usr/share/bash-completion/completions/weir && complete -p weir' >/dev/null || fail "$name: no completion"

    echo "$name: the pictures"
    (cd "$work" && weir --memory --for 6s --pictures "$work/$name") >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "$name: no pictures"; }
    [ "$(ls "$work/$name" | wc -l)" -ge 10 ] || fail "$name: too few pictures"

    # The same files came in the other package: what they do in a window and behind a broker was seen there.
    [ "$name" = deb ] || return 0

    echo "$name: a window"
    Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$work/display" 2>/dev/null &
    local display=$!
    pids+=("$display")
    for _ in $(seq 100); do [ -s "$work/display" ] && break; sleep 0.1; done
    DISPLAY=:$(cat "$work/display") GDK_BACKEND=x11 weir --memory >"$work/log" 2>&1 &
    local window=$!
    pids+=("$window")
    local seen=
    for _ in $(seq 60); do
        if DISPLAY=:$(cat "$work/display") xwininfo -root -tree 2>/dev/null | grep -q '"Overview.*Weir"'; then
            seen=yes
            break
        fi
        kill -0 "$window" 2>/dev/null || break
        sleep 0.5
    done
    [ -n "$seen" ] || { cat "$work/log" >&2; fail "$name: no window came"; }
    kill "$window"
    wait "$window" || true
    kill "$display"

    echo "$name: a broker, asked by the optional part"
    weir broker --memory --port 0 >"$work/broker" 2>&1 &
    local broker=$!
    pids+=("$broker")
    for _ in $(seq 100); do grep -q '^listening' "$work/broker" && break; sleep 0.2; done
    local endpoint
    endpoint=$(sed -n 's/^listening on //p' "$work/broker")
    [ -n "$endpoint" ] || { cat "$work/broker" >&2; fail "$name: the broker did not start"; }
    AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any timeout 120 \
        weir query --watch --rows 1 --endpoint "$endpoint" --region us-east-1 "SELECT * FROM (VALUES ('it flows')) AS t(word)" \
        >"$work/rows" 2>&1 || true
    grep -q 'it flows' "$work/rows" || { cat "$work/rows" >&2; fail "$name: continuous SQL did not answer"; }
    kill "$broker"
    wait "$broker" || true
}

unchanged() {
    lies >"$work/after"
    diff "$work/before" "$work/after" || fail "$1: this was left behind, or taken along"
}

lies >"$work/before"
echo "deb: installing"
dpkg -i "$out"/weir_*.deb "$out"/weir-streaming-sql_*.deb >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "deb: not installed"; }
try deb
dpkg --purge weir-streaming-sql weir >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "deb: not removed"; }
unchanged deb

echo "rpm: installing"
# On a system of another package manager what it needs is not in its own list.
rpm=(rpm --dbpath "$work/rpm" --force-debian)
"${rpm[@]}" --install --nodeps "$out"/weir-*.rpm
try rpm
"${rpm[@]}" --erase weir-streaming-sql weir
unchanged rpm
for file in "$out"/weir_*.deb "$out"/weir-[0-9]*.rpm; do
    size=$(stat -c %s "$file")
    echo "$(basename "$file"): $((size / 1024 / 1024)) MiB"
    [ "$size" -le $((150 * 1024 * 1024)) ] || fail "$file is larger than 150 MiB"
done
echo "installed, started, looked at and removed: nothing was left behind"
