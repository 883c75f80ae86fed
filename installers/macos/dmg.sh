#!/usr/bin/env bash
# Makes the disk image for macOS. To build before: mvn -Pinstallers -DskipTests clean package
#
#   installers/macos/dmg.sh [OUT]
#
# WEIR_MAC_SIGNING_IDENTITY, where it is set, names the certificate that signs the program (without it macOS asks the person who
# opens it); WEIR_MAC_NOTARY_PROFILE, the keychain profile with which notarytool hands it in.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
out=${1:-$here/target/macos}
. "$here/jdk.sh"
mkdir -p "$out"
"$here/image.sh" "$out"
"$here/keep-classes.sh" "$out/Weir.app"
if [ -n "${WEIR_MAC_SIGNING_IDENTITY:-}" ]; then
    # The classes were kept after jpackage had signed.
    codesign --force --options runtime --timestamp --sign "$WEIR_MAC_SIGNING_IDENTITY" "$out/Weir.app"
fi
"$jdk/bin/jpackage" --type dmg --dest "$out" --name Weir --app-version "$("$here/version.sh" | sed 's/^0\./1./')" \
    --app-image "$out/Weir.app"
if [ -n "${WEIR_MAC_NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit --keychain-profile "$WEIR_MAC_NOTARY_PROFILE" --wait "$out"/Weir-*.dmg
    xcrun stapler staple "$out"/Weir-*.dmg
fi
(cd "$out" && shasum -a 256 -- *.dmg >SHA256SUMS)
