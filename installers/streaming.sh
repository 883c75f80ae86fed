#!/usr/bin/env bash
# Puts the part for continuous queries, as it was built, into a program that image.sh made, and keeps its classes.
#
#   installers/streaming.sh FOLDER/weir
set -euo pipefail
checkout=$(dirname "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)")
image=${1:?"say which program"}
case "$(uname -s)" in
    Darwin) java=$image/Contents/runtime/Contents/Home/bin/java folder=$image/Contents/streaming-sql ;;
    Linux) java=$image/lib/runtime/bin/java folder=$image/lib/streaming-sql ;;
    *) java=$image/runtime/bin/java.exe folder=$image/streaming-sql ;;
esac
rm -rf "$folder"
mkdir -p "$folder"
cp "$checkout"/streaming-sql/target/lib/*.jar "$folder/"
touch -t 202001010000 "$folder"/*.jar
# The flags are those of WatchProcess, with which the console starts it: other ones, and the JVM does without what is kept.
"$java" -Xmx512m -Xmn48m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -XX:AOTCacheOutput="$folder.aot" -Xlog:disable -cp "$folder/*" dev.weir.streamingsql.Main rehearse >"$folder.log" 2>&1 || true
[ -s "$folder.aot" ] || { cat "$folder.log" >&2; echo "installers: no classes were kept." >&2; exit 1; }
rm -f "$folder.log" "$folder.aot.config"
touch -t 202001010000 "$folder.aot"
