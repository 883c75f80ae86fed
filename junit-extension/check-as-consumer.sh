#!/bin/sh
# Publishes the broker and the extension into an empty folder and runs a project against them that knows nothing but
# their coordinates. Settings for Maven (a mirror, for instance) can be given as arguments.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -B -ntp -q -f "$here/../pom.xml" -pl junit-extension -am -DskipTests \
    "-DaltDeploymentRepository=published::default::file://$work/published" "$@" deploy
cp -r "$here/src/consumer" "$work/consumer"
cat > "$work/settings.xml" <<SETTINGS
<settings><localRepository>$work/local</localRepository><profiles><profile><id>weir</id>
<activation><activeByDefault>true</activeByDefault></activation><repositories><repository><id>published</id>
<url>file://$work/published</url><snapshots><enabled>true</enabled></snapshots></repository></repositories>
</profile></profiles></settings>
SETTINGS
mvn -B -ntp -gs "$work/settings.xml" -f "$work/consumer/pom.xml" "$@" test
