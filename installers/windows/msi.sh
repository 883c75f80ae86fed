#!/usr/bin/env bash
# Makes the installer for Windows, under Git's bash and with the WiX toolset on the PATH.
# To build before: mvn -Pinstallers -DskipTests clean package
#
#   installers/windows/msi.sh [OUT]
#
# WEIR_SIGN_COMMAND, where it is set, is run with each file's name behind it, and signs it (signtool, for instance).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
out=${1:-$here/target/windows}
. "$here/jdk.sh"
mkdir -p "$out"
"$here/image.sh" "$out"
"$here/keep-classes.sh" "$out/Weir"
if [ -n "${WEIR_SIGN_COMMAND:-}" ]; then
    $WEIR_SIGN_COMMAND "$out/Weir/Weir.exe"
    $WEIR_SIGN_COMMAND "$out/Weir/weir-cli.exe"
fi
# The identity by which a later version replaces an earlier one; it must never change.
"$jdk/bin/jpackage" --type msi --dest "$out" --name Weir --app-version "$("$here/version.sh")" --app-image "$out/Weir" \
    --vendor "The Weir authors" --license-file "$here/../LICENSE" --win-menu --win-shortcut-prompt --win-dir-chooser \
    --win-per-user-install --win-upgrade-uuid 6b0c0a62-0d4c-4f0f-8c43-5e2f6a9d7b11
if [ -n "${WEIR_SIGN_COMMAND:-}" ]; then
    $WEIR_SIGN_COMMAND "$out"/Weir-*.msi
fi
(cd "$out" && sha256sum -- *.msi >SHA256SUMS)
