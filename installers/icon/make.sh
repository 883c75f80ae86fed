#!/usr/bin/env bash
# Draws weir.svg at every size that windows, desktops and installers ask for. Needed only after the drawing was changed:
# what it writes is committed. Wants librsvg2-bin, icoutils and icnsutils.
set -euo pipefail
cd "$(dirname "$0")"
pictures=../../resources/src/main/resources/dev/weir/resources/icons/weir
mkdir -p "$pictures"
for size in 16 24 32 48 64 128 256 512; do
    rsvg-convert --width "$size" --height "$size" weir.svg --output "$pictures/$size.png"
done
icotool --create --output=weir.ico "$pictures"/{16,24,32,48,64,128,256}.png
png2icns weir.icns "$pictures"/{16,32,48,128,256,512}.png >/dev/null
