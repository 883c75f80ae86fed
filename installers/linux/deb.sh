#!/usr/bin/env bash
# Makes the Debian packages: weir, and weir-streaming-sql with the part for continuous queries.
#
#   installers/linux/deb.sh IMAGE OUT      IMAGE is the folder weir that image.sh made and streaming.sh completed
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
image=${1:?"say which image"}
out=${2:?"say into which folder"}
version=$("$here/../version.sh")
cpu=$(dpkg --print-architecture)
root=$out/deb-root
maintainer="The Weir authors <weir@localhost>"

control() {
    mkdir -p "$root/DEBIAN"
    {
        printf 'Package: %s\nVersion: %s\nArchitecture: %s\n' "$1" "$version" "$2"
        printf 'Maintainer: %s\nSection: devel\nPriority: optional\n' "$maintainer"
        printf 'Installed-Size: %s\n' "$(du -sk --apparent-size "$root" | cut -f1)"
        cat
    } >"$root/DEBIAN/control"
    (cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
    dpkg-deb --root-owner-group -Zxz "-z${WEIR_COMPRESSION:-6}" --build "$root" "$out/${1}_${version}_$2.deb" >/dev/null
    rm -rf "$root"
}

"$here/files.sh" "$image" "$root"
mkdir -p "$root/DEBIAN"
# What a package that lists its own icons and entries still has to do: tell those who keep lists of them.
install -m 755 "$here/refresh.sh" "$root/DEBIAN/postinst"
install -m 755 "$here/refresh.sh" "$root/DEBIAN/postrm"
control weir "$cpu" <<'C'
Depends: libc6 (>= 2.31), libfreetype6, libpangoft2-1.0-0, libgtk-3-0 | libgtk-3-0t64, libgl1
Suggests: weir-streaming-sql
Description: Desktop console and broker for Amazon Kinesis
 Weir shows streams, shards and records of Amazon Kinesis as they move, queries
 them in SQL, configures their delivery and reads the audit log. It connects to
 AWS, or starts a broker of its own that speaks the same protocols on loopback.
C

mkdir -p "$root/usr/lib/weir/lib" "$root/usr/share/doc/weir-streaming-sql"
cp -a "$image/lib/streaming-sql" "$image/lib/streaming-sql.aot" "$root/usr/lib/weir/lib/"
cp "$here/../../LICENSE" "$root/usr/share/doc/weir-streaming-sql/copyright"
control weir-streaming-sql "$cpu" <<C
Depends: weir (= $version)
Description: Continuous SQL over streams for Weir
 The part of Weir that runs queries which never end. It holds Apache Flink, and
 is not needed for questions over what a stream retains.
C
