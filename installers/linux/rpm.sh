#!/usr/bin/env bash
# Makes the RPM packages, with the same contents as the Debian ones. Wants rpmbuild.
#
#   installers/linux/rpm.sh IMAGE OUT
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
image=$(realpath "${1:?"say which image"}")
out=$(realpath "${2:?"say into which folder"}")
top=$out/rpm-top
rm -rf "$top"
mkdir -p "$top"
rpmbuild -bb --quiet --define "_topdir $top" --define "_rpmdir $out" --define "_build_name_fmt %%{NAME}-%%{VERSION}.%%{ARCH}.rpm" \
    --define "weir_version $("$here/../version.sh")" --define "weir_compression ${WEIR_COMPRESSION:-6}" --define "weir_recipes $here" --define "weir_image $image" "$here/weir.spec"
rm -rf "$top"
