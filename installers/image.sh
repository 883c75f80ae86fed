#!/usr/bin/env bash
# Makes of a built checkout the program as it is installed: a folder with launcher, libraries and a Java runtime of its own.
#
#   installers/image.sh FOLDER          makes FOLDER/weir (on macOS FOLDER/Weir.app)
#
# The checkout must have been built before by `mvn package -DskipTests`, from clean: whatever lies in app/target/lib goes in.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
out=${1:?"say into which folder"}
. "$here/jdk.sh"

case "$(uname -s)" in
    Linux) system=linux icon=$root/resources/src/main/resources/dev/weir/resources/icons/weir/512.png name=weir ;;
    Darwin) system=macos icon=$here/icon/weir.icns name=Weir ;;
    MINGW* | MSYS* | CYGWIN*) system=windows icon=$here/icon/weir.ico name=Weir ;;
    *) echo "installers: there is no recipe for $(uname -s)." >&2; exit 1 ;;
esac
case "$(uname -m)" in
    x86_64 | amd64) cpu=amd64 ;;
    aarch64 | arm64) cpu=arm64 ;;
    *) echo "installers: there is no recipe for $(uname -m)." >&2; exit 1 ;;
esac

version=$("$here/version.sh")
jar=$(cd "$root/app/target/lib" && ls weir-app-*.jar)
work=$out/work
rm -rf "$work" "$out/weir" "$out/Weir" "$out/Weir.app"
mkdir -p "$work"
"$jdk/bin/java" "$here/OnePlatform.java" "$root/app/target/lib" "$work/lib" "$system" "$cpu"

# What the jars ask for, and beyond that: a compiler for the transform bench, and the locales of the program's languages.
"$jdk/bin/jlink" --output "$work/runtime" --strip-debug --no-man-pages --no-header-files --compress zip-0 \
    --include-locales=en,de \
    --add-modules java.se,jdk.accessibility,jdk.charsets,jdk.compiler,jdk.crypto.cryptoki,jdk.jfr,jdk.localedata \
    --add-modules jdk.management,jdk.naming.dns,jdk.net,jdk.security.auth,jdk.unsupported,jdk.zipfs

options=()
if [ "$system" = windows ]; then
    # A window's program has no console there; this second launcher is for the command line.
    printf 'win-console=true\nwin-menu=false\nwin-shortcut=false\n' >"$work/weir-cli.properties"
    options+=(--add-launcher "weir-cli=$work/weir-cli.properties")
fi
if [ -n "${WEIR_MAC_SIGNING_IDENTITY:-}" ]; then
    options+=(--mac-sign --mac-signing-key-user-name "$WEIR_MAC_SIGNING_IDENTITY")
fi
# The cache keeps classes and not what was seen of their methods: with that the compiler begins early on more than a start repays.
"$jdk/bin/jpackage" --type app-image --dest "$out" --name "$name" --app-version "$version" --vendor "The Weir authors" \
    --description "Desktop console and broker for Amazon Kinesis" --icon "$icon" \
    --input "$work/lib" --main-jar "$jar" --main-class dev.weir.app.Main --runtime-image "$work/runtime" \
    --java-options --enable-native-access=ALL-UNNAMED --java-options --sun-misc-unsafe-memory-access=allow \
    --java-options '-XX:AOTCache=$APPDIR/weir.aot' --java-options -XX:+UnlockDiagnosticVMOptions \
    --java-options -XX:-AOTRecordTraining --java-options -XX:-AOTReplayTraining \
    --java-options -Xlog:disable --java-options -Xlog:all=error:stderr \
    "${options[@]+"${options[@]}"}"
rm -rf "$work"
