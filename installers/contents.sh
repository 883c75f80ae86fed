#!/usr/bin/env bash
# Writes down what the program is made of, with versions, licences and checksums, as CycloneDX says it (an SBOM).
#
#   installers/contents.sh FILE.cdx.json
set -euo pipefail
checkout=$(dirname "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)")
file=${1:?"say into which file"}
mvn -q -B -ntp -f "$checkout/pom.xml" -Pinstallers org.cyclonedx:cyclonedx-maven-plugin:2.9.1:makeAggregateBom \
    -DoutputFormat=json -DoutputName=weir -DincludeTestScope=false -DincludeProvidedScope=true -DskipNotDeployed=false
mv "$checkout/target/weir.json" "$file"
