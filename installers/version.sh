#!/usr/bin/env bash
# Prints the version that installers bear: the one in pom.xml without -SNAPSHOT, since package formats take figures and dots.
set -euo pipefail
sed -n 's|^  <version>\([0-9.]*\).*</version>$|\1|p' "$(dirname "${BASH_SOURCE[0]}")/../pom.xml" | head -n 1
