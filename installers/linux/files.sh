#!/usr/bin/env bash
# Lays out what the Linux packages hold, under a folder that stands for the root of the file system.
#
#   installers/linux/files.sh IMAGE ROOT      IMAGE is the folder weir that image.sh made
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
checkout=$(dirname "$(dirname "$here")")
image=${1:?"say which image"}
root=${2:?"say which root"}
icons=$checkout/resources/src/main/resources/dev/weir/resources/icons/weir

rm -rf "$root"
mkdir -p "$root/usr/lib" "$root/usr/bin" "$root/usr/share/doc/weir"
cp -a "$image" "$root/usr/lib/weir"
# The desktop entry has its own icon, and continuous queries are a package of their own.
rm -rf "$root/usr/lib/weir/lib/weir.png" "$root/usr/lib/weir/lib/streaming-sql" "$root/usr/lib/weir/lib/streaming-sql.aot"
ln -s ../lib/weir/bin/weir "$root/usr/bin/weir"
for size in 16 24 32 48 64 128 256 512; do
    install -D -m 644 "$icons/$size.png" "$root/usr/share/icons/hicolor/${size}x$size/apps/weir.png"
    install -D -m 644 "$icons/$size.png" \
        "$root/usr/share/icons/hicolor/${size}x$size/mimetypes/application-x-weir-capsule.png"
done
install -D -m 644 "$checkout/installers/icon/weir.svg" "$root/usr/share/icons/hicolor/scalable/apps/weir.svg"
install -D -m 644 "$here/weir.desktop" "$root/usr/share/applications/weir.desktop"
install -D -m 644 "$here/weir.xml" "$root/usr/share/mime/packages/weir.xml"

# The command line knows of itself what manual pages and completions say. zsh reads those for bash as well.
java=$root/usr/lib/weir/lib/runtime/bin/java
manual=$(mktemp -d)
"$java" -cp "$root/usr/lib/weir/lib/app/*:$checkout/installers/target/manual/*" \
    picocli.codegen.docgen.manpage.ManPageGenerator -d "$manual" dev.weir.app.cli.WeirCommand
mkdir -p "$root/usr/share/man/man1"
# The date is that of the program's last change, so that the same sources make the same page.
changed=$(git -C "$checkout" log -1 --format=%cs 2>/dev/null || date +%F)
asciidoctor --backend manpage --attribute "docdate=$changed" --attribute "reproducible" \
    --destination-dir "$root/usr/share/man/man1" "$manual"/*.adoc
gzip -9n "$root"/usr/share/man/man1/*.1
rm -rf "$manual"
mkdir -p "$root/usr/share/bash-completion/completions"
"$java" -cp "$root/usr/lib/weir/lib/app/*" picocli.AutoComplete \
    --force --name weir --completionScript "$root/usr/share/bash-completion/completions/weir" dev.weir.app.cli.WeirCommand
chmod 644 "$root/usr/share/bash-completion/completions/weir"
cp "$checkout/LICENSE" "$root/usr/share/doc/weir/copyright"
find "$root" -type d -exec chmod 755 {} +
