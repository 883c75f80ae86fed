#!/usr/bin/env bash
# Makes an AppImage: one file that runs on most Linux systems without being installed. Wants appimagetool on the PATH.
# To build before: mvn -Pinstallers -DskipTests clean package
#
#   installers/linux/appimage.sh [OUT]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
checkout=$(dirname "$(dirname "$here")")
out=${1:-$checkout/installers/target/appimage}
mkdir -p "$out"
"$here/../image.sh" "$out"
"$here/../keep-classes.sh" "$out/weir"
folder=$out/Weir.AppDir
rm -rf "$folder"
mkdir -p "$folder/usr/lib" "$folder/usr/share/icons/hicolor/256x256/apps"
mv "$out/weir" "$folder/usr/lib/weir"
cp "$checkout/resources/src/main/resources/dev/weir/resources/icons/weir/256.png" "$folder/weir.png"
cp "$folder/weir.png" "$folder/usr/share/icons/hicolor/256x256/apps/weir.png"
cp "$here/weir.desktop" "$folder/weir.desktop"
ln -s usr/lib/weir/bin/weir "$folder/AppRun"
ARCH=$(uname -m) appimagetool "$folder" "$out/Weir-$("$here/../version.sh")-$(uname -m).AppImage"
rm -rf "$folder"
