#!/bin/sh
# Runs the storage contract against the databases that URLs name, after building the kit where it is missing or older
# than its sources: ./verify.sh --help
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

find_jdk || refuse 3 "Isomer needs a JDK 17 or later, in JAVA_HOME or on the PATH; install one with: $install"
build_kit

terminal=false
[ ! -t 2 ] || terminal=true
# Copies of stores and SQLite's library go to a folder of this run, which the program removes at its end.
temporary=$(mktemp -d "${TMPDIR:-/tmp}/isomer-verify-XXXXXX")
# The tests of the limits hold 64 MiB values several times over.
exec "$jdk/bin/java" -Xmx1g -XX:+UseSerialGC -XX:-UsePerfData -Dsun.misc.unsafe.memory.access=allow \
  "-Djava.io.tmpdir=$temporary" "-Disomer.temporary=$temporary" "-Disomer.terminal=$terminal" -jar "$jar" "$@"
