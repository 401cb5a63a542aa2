#!/bin/sh
# Runs the application, after building it where it is missing or older than its sources: ./run.sh --help
# Needs a JDK 17 or later, and Maven 3.8.6 or later to build.
#
#   ISOMER_HEAP            the Java heap, 512m unless given: a number and m or g
#   ISOMER_MAVEN_OPTIONS   further options for Maven, divided by blanks, such as -Dmaven.repo.local=/tmp/repository
#
# What a start needs beside Java is made when the application is built, in web/target/run: a copy of its jar, SQLite's
# library for this machine, and for each Java an archive of the classes that a start loads. Running only reads them.
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
target=$home/web/target
run=$target/run
# shellcheck source=scripts/building.sh
. "$home/scripts/building.sh"

# The newest jar that a build left, or nothing.
newest_jar() {
  # shellcheck disable=SC2012 # ls alone sorts by time, and Maven chooses these names
  ls -t "$target"/isomer-web-*-all.jar 2>/dev/null | head -n 1
}

# Whether the jar is as new as all that a build of it reads; a folder changes when a file in it comes or goes.
is_current() {
  [ -n "$jar" ] || return 1
  [ -z "$(find "$home/pom.xml" "$home"/storage-[!j]*/pom.xml "$home"/storage-[!j]*/src/main \
    "$home"/storage-jdbc/pom.xml "$home"/storage-jdbc/src/main "$home/catalog/pom.xml" \
    "$home/catalog/src/main" "$home/web/pom.xml" "$home/web/src/main" -newer "$jar" | head -n 1)" ]
}

build() {
  build_module web 'the application'
  jar=$(newest_jar)
}

# Makes in web/target/run what is missing there or older than the jar; what fails is done without.
prepare() {
  printf 'Preparing quick starts with Java %s: a few seconds.\n' "$java_version" >&2
  mkdir -p "$run"
  find "$run" -type f ! -newer "$jar" -exec rm -f {} +
  if [ ! -f "$run/isomer.jar" ]; then
    cp "$jar" "$run/isomer.jar.$$"
    mv "$run/isomer.jar.$$" "$run/isomer.jar"
    platform=$("$jdk/bin/java" -XX:-UsePerfData -cp "$run/isomer.jar" org.sqlite.util.OSInfo)
    (cd "$run" && "$jdk/bin/jar" -xf isomer.jar "org/sqlite/native/$platform" &&
      touch "org/sqlite/native/$platform"/* && mv "org/sqlite/native/$platform"/* . && rm -r org)
  fi
  "$jdk/bin/java" -Xmx512m -XX:+UseSerialGC -XX:-UsePerfData "-XX:ArchiveClassesAtExit=$archive.$$" \
    "-Disomer.home=$home" -cp "$run/isomer.jar" dev.isomer.web.Rehearsal >/dev/null 2>&1 &&
    mv "$archive.$$" "$archive"
  : >"$archive.tried"
}

heap=${ISOMER_HEAP:-512m}
case $heap in
  0* | [mMgG] | *[!0-9]*[mMgG] | *[!mMgG]) megabytes=0 ;;
  *[gG]) megabytes=$((${heap%?} * 1024)) ;;
  *) megabytes=${heap%?} ;;
esac
[ "$megabytes" -ge 64 ] || refuse 2 'ISOMER_HEAP takes a number and m or g, at least 64m: ISOMER_HEAP=512m ./run.sh'

find_jdk || refuse 3 "Isomer needs a JDK 17 or later, in JAVA_HOME or on the PATH; install one with: $install"
jar=$(newest_jar)
built=
is_current || { build && built=now; }
archive=$run/java-$java_version.jsa
# In memory nothing is written: what a build of today did not prepare is done without.
case "$built: $* " in
  :*' --in-memory-db '*) ;;
  *) [ "$archive.tried" -nt "$jar" ] || [ ! -w "$target" ] || prepare || : ;;
esac

[ ! "$run/isomer.jar" -nt "$jar" ] || jar=$run/isomer.jar
terminal=false
[ ! -t 2 ] || terminal=true
set -- -jar "$jar" "$@"
[ ! "$archive" -nt "$jar" ] || set -- "-XX:SharedArchiveFile=$archive" "$@"
# Nothing but the application itself writes a file: no performance data, no socket for debuggers, no dump of a crash.
# The serial collector needs the least memory and time to start; see docs/in-memory-database.md for its figures.
# Half of a start's processor time goes into compiling, so code is compiled when it was used three times as often as usual.
exec "$jdk/bin/java" "-Xmx$heap" -XX:+UseSerialGC -XX:CompileThresholdScaling=3 -XX:+ExitOnOutOfMemoryError \
  -XX:-UsePerfData -XX:+DisableAttachMechanism -XX:+ErrorFileToStderr -XX:-CreateCoredumpOnCrash \
  -XX:+UnlockDiagnosticVMOptions -XX:-DumpReplayDataOnError \
  -Xshare:auto '-Xlog:cds*=off' \
  "-Disomer.home=$home" "-Disomer.terminal=$terminal" "-Dorg.sqlite.lib.path=$run" -Dsun.misc.unsafe.memory.access=allow "$@"
