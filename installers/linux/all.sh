#!/usr/bin/env bash
# Makes everything that Linux can install of a built checkout: .deb and .rpm packages, their checksums and the list of what is
# in them (CycloneDX). To build: mvn -Pinstallers -DskipTests clean package
#
#   installers/linux/all.sh [OUT]       OUT is installers/target/linux otherwise
#
# WEIR_COMPRESSION, 0 to 9, is 6 otherwise: 0 takes a fifth of the time, for packages that are only tried.
# WEIR_SIGN_COMMAND, where it is set, is run with each file's name behind it, and signs it.
# Wants asciidoctor, rpmbuild, Xvfb and what the window needs (libgtk-3-0).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
checkout=$(dirname "$(dirname "$here")")
out=${1:-$checkout/installers/target/linux}
rm -rf "$out"
mkdir -p "$out"
"$here/../image.sh" "$out"
"$here/../keep-classes.sh" "$out/weir"
"$here/../streaming.sh" "$out/weir"
"$here/deb.sh" "$out/weir" "$out"
"$here/rpm.sh" "$out/weir" "$out"
"$here/../contents.sh" "$out/weir-contents.cdx.json"
rm -rf "$out/weir"
cd "$out"
sha256sum -- *.deb *.rpm *.json >SHA256SUMS
if [ -n "${WEIR_SIGN_COMMAND:-}" ]; then
    for file in *.deb *.rpm *.json SHA256SUMS; do
        $WEIR_SIGN_COMMAND "$file"
    done
fi
ls -l "$out"
