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

refuse() {
  printf '%s\n' "$2" >&2
  exit "$1"
}

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

install='sudo apt-get install openjdk-17-jdk-headless maven'
! command -v brew >/dev/null || install='brew install openjdk maven'

# Whether a JDK 17 or later is in folder $1; sets jdk and java_version.
is_jdk() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 1
  java_version=$(sed -n 's/^JAVA_VERSION="\(.*\)".*/\1/p' "$1/release")
  feature=${java_version%%[!0-9]*}
  [ "${feature:-0}" -ge 17 ] || return 1
  jdk=$1
}

find_jdk() {
  is_jdk "${JAVA_HOME:-}" && return
  javac=$(command -v javac) || return 1
  is_jdk "$(dirname -- "$(dirname -- "$(resolve "$javac")")")" && return
  # A version manager's command, which only stands for the JDK's: that JDK knows where it is.
  is_jdk "$("$(dirname -- "$javac")/java" -XX:-UsePerfData -XshowSettings:properties -version 2>&1 |
    sed -n 's/^ *java\.home = //p')"
}

# Whether Maven 3.8.6 or later is on the path.
has_maven() {
  maven=$(JAVA_HOME=$jdk mvn -B -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p') || return 1
  [ -n "$maven" ] || return 1
  major=${maven%%.*} rest=${maven#*.}
  minor=${rest%%.*} patch=${rest#*.}
  [ $((major * 10000 + minor * 100 + ${patch%%.*})) -ge 30806 ]
}

# The newest jar that a build left, or nothing.
newest_jar() {
  # shellcheck disable=SC2012 # ls alone sorts by time, and Maven chooses these names
  ls -t "$target"/isomer-web-*-all.jar 2>/dev/null | head -n 1
}

# Whether the jar is as new as all that a build of it reads; a folder changes when a file in it comes or goes.
is_current() {
  [ -n "$jar" ] || return 1
  [ -z "$(find "$home/pom.xml" "$home"/storage-[ams]*/pom.xml "$home"/storage-[ams]*/src/main "$home/catalog/pom.xml" \
    "$home/catalog/src/main" "$home/web/pom.xml" "$home/web/src/main" -newer "$jar" | head -n 1)" ]
}

# Shows of Maven's lines which module is built and what went wrong; fails where the build did.
show_progress() {
  status=0
  while IFS= read -r line; do
    case $line in
      '[INFO] Building Isomer '*) printf '  %s\n' "${line#\[INFO\] Building }" >&2 ;;
      '[ERROR] '*) printf '%s\n' "$line" >&2 ;;
      'The build failed.') status=1 ;;
    esac
  done
  return "$status"
}

build() {
  has_maven || refuse 3 "Isomer is built by Maven 3.8.6 or later, which is not on the PATH; install it with: $install"
  printf 'Building the application, without its tests: about 20 seconds, and 2 minutes where libraries are fetched.\n' >&2
  # shellcheck disable=SC2086 # the options are several words
  {
    (cd "$home" && JAVA_HOME=$jdk MAVEN_OPTS=${MAVEN_OPTS:--XX:TieredStopAtLevel=1 -XX:+UseSerialGC} \
      mvn -B -ntp -pl web -am -Disomer.run -Dmaven.test.skip=true -Djacoco.skip -Denforcer.skip -Dspotless.check.skip \
      ${ISOMER_MAVEN_OPTIONS:-} package 2>&1 </dev/null) || echo 'The build failed.'
  } | show_progress || refuse 1 "The build failed; to see all of it: mvn -pl web -am package"
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
set -- -jar "$jar" "$@"
[ ! "$archive" -nt "$jar" ] || set -- "-XX:SharedArchiveFile=$archive" "$@"
# Nothing but the application itself writes a file: no performance data, no socket for debuggers, no dump of a crash.
# The serial collector needs the least memory and time to start; see docs/in-memory-database.md for its figures.
exec "$jdk/bin/java" "-Xmx$heap" -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError \
  -XX:-UsePerfData -XX:+DisableAttachMechanism -XX:+ErrorFileToStderr -XX:-CreateCoredumpOnCrash \
  -XX:+UnlockDiagnosticVMOptions -XX:-DumpReplayDataOnError \
  -Xshare:auto '-Xlog:cds*=off' \
  "-Disomer.home=$home" "-Dorg.sqlite.lib.path=$run" -Dsun.misc.unsafe.memory.access=allow "$@"
