#!/bin/sh
# Runs the application; builds it first when it is missing or its sources are newer.
# Usage: ./run.sh [options], see ./run.sh --help. Needs a JDK 17 or later and, to build, Maven 3.8.6 or later.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
target="$home/web/target"
jar="$target/isomer.jar"
heap=${ISOMER_HEAP:-384m}

fail() {
  printf '%s\n' "$1" >&2
  exit 3
}

install="install what is missing with: sudo apt-get install -y openjdk-17-jdk-headless maven"

if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
  java="$JAVA_HOME/bin/java"
else
  java=$(command -v java) || fail "There is no JDK 17 or later here; $install"
fi
# From "17.0.15" or "25": the number before the first dot.
version=$("$java" -XX:-UsePerfData -XshowSettings:properties -version 2>&1 |
  sed -n 's/^ *java\.specification\.version = \([0-9]*\).*/\1/p')
[ "${version:-0}" -ge 17 ] || fail "Java ${version:-of an unknown version} is too old, 17 or later is needed; $install"

# What a build reads: when any of it is newer than the application, or gone, it is built again.
is_current() {
  [ -f "$jar" ] || return 1
  newer=$(find "$home/pom.xml" "$home/.mvn" "$home"/storage-*/pom.xml "$home"/storage-*/src/main \
    "$home"/catalog/pom.xml "$home"/catalog/src/main "$home"/web/pom.xml "$home"/web/src/main \
    -newer "$jar" -type f 2>/dev/null | head -n 1)
  [ -z "$newer" ]
}

# SQLite's library for this machine, unpacked here so that nothing is unpacked when the application runs.
unpack_native() {
  case "$(uname -s)/$(uname -m)" in
    Linux/x86_64 | Linux/aarch64) folder="$(uname -s)/$(uname -m)" ;;
    Darwin/x86_64) folder=Mac/x86_64 ;;
    Darwin/arm64) folder=Mac/aarch64 ;;
    *) return 0 ;;
  esac
  rm -rf "$target/native"
  mkdir -p "$target/native"
  (cd "$target/native" && "$(dirname -- "$java")/jar" -xf "$jar" "org/sqlite/native/$folder") || return 0
  mv "$target/native/org/sqlite/native/$folder"/* "$target/native/" 2>/dev/null || return 0
  rm -rf "$target/native/org"
}

# An archive of the classes that a start loads: made here by this Java, only read when the application runs.
archive_classes() {
  rm -f "$target"/isomer-java*.jsa
  "$java" -XX:-UsePerfData -XX:+UseSerialGC "-XX:ArchiveClassesAtExit=$target/isomer-java$version.jsa" \
    "-Disomer.home=$home" -cp "$jar" dev.isomer.web.Rehearsal >"$target/rehearsal.log" 2>&1 || return 0
}

build() {
  command -v mvn >/dev/null || fail "There is no Maven 3.8.6 or later here to build with; $install"
  printf 'Building the application (about 20 s; about a minute when libraries must be fetched first).\n' >&2
  started=$(date +%s)
  log=$(mktemp "${TMPDIR:-/tmp}/isomer-build.XXXXXX")
  trap 'rm -f "$log"' EXIT
  # No tests, no formatter: the modules of the application and their packaging alone.
  { (cd "$home" && mvn -B -ntp -pl web -am -Disomer.run -Dmaven.test.skip=true -Djacoco.skip -Denforcer.skip \
    -Dspotless.check.skip package 2>&1) || echo 'BUILD FAILED'; } | tee "$log" |
    sed -n "s/^\\[INFO\\] Building \\(Isomer.*\\) [0-9][^ ]* *\\[\\(.*\\)\\]\$/  \\2 \\1/p" >&2
  if grep -q 'BUILD FAILED' "$log"; then
    grep '^\[ERROR\]' "$log" | head -n 20 >&2
    fail "The build failed; run mvn -pl web -am package to see all of it."
  fi
  built=$(find "$target" -maxdepth 1 -name 'isomer-web-*-all.jar' | head -n 1)
  [ -n "$built" ] || fail "The build made no application; run mvn -pl web -am package to see why."
  cp "$built" "$jar.new" && mv "$jar.new" "$jar"
  unpack_native
  archive_classes
  rm -f "$log"
  trap - EXIT
  printf 'Built in %s s.\n' "$(($(date +%s) - started))" >&2
}

is_current || build

set -- -cp "$jar" dev.isomer.web.Main "$@"
[ ! -f "$target/isomer-java$version.jsa" ] || set -- "-XX:SharedArchiveFile=$target/isomer-java$version.jsa" "$@"
[ ! -d "$target/native" ] || set -- "-Dorg.sqlite.lib.path=$target/native" "$@"
[ "$version" -lt 24 ] || set -- --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "$@"
exec "$java" "-Xmx$heap" -XX:+UseSerialGC -XX:-UsePerfData -XX:+ExitOnOutOfMemoryError -XX:+DisableAttachMechanism \
  -XX:+UnlockDiagnosticVMOptions -XX:-DumpPrivateMappingsInCore -XX:-DumpSharedMappingsInCore \
  -Xshare:auto "-Disomer.home=$home" "$@"
