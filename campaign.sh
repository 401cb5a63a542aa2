#!/bin/sh
# Runs random histories on engines beside the model, after building the kit where it is missing or older than its
# sources: ./campaign.sh STATEMENTS SEED [ENGINE…], on memory and SQLite unless engines are named by their URLs' schemes.
# Needs a JDK 17 or later, and Maven 3.8.6 or later to build.
#
#   ISOMER_MAVEN_OPTIONS   further options for Maven, divided by blanks, such as -Dmaven.repo.local=/tmp/repository
set -eu

# The file that $1 names, through any number of symbolic links.
resolve() {
  path=$1
  while [ -L "$path" ]; do
    link=$(readlink "$path")
    case $link in
      /*) path=$link ;;
      *) path=$(dirname -- "$path")/$link ;;
    esac
  done
  printf '%s\n' "$path"
}

home=$(CDPATH='' cd -- "$(dirname -- "$(resolve "$0")")" && pwd -P)
# shellcheck source=scripts/building.sh
. "$home/scripts/building.sh"

[ $# -ge 2 ] || refuse 2 'Give the number of statements, a seed, and perhaps engines, as in: ./campaign.sh 100000 1'
[ $# -gt 2 ] || set -- "$1" "$2" memory sqlite
find_jdk || refuse 3 "Isomer needs a JDK 17 or later, in JAVA_HOME or on the PATH; install one with: $install"
build_kit

# In memory where there is such a folder, so that waiting for the disk takes no time; no setting of an engine changes.
folder=/dev/shm
[ -d "$folder" ] && [ -w "$folder" ] || folder=${TMPDIR:-/tmp}
temporary=$(mktemp -d "$folder/isomer-campaign-XXXXXX")
trap 'rm -rf "$temporary"' EXIT
trap 'exit 130' INT TERM
"$jdk/bin/java" -Xmx1g -XX:+UseParallelGC -XX:-UsePerfData "-Djava.io.tmpdir=$temporary" -cp "$jar" \
  dev.isomer.storage.conformance.history.HistoryCampaign "$@"
