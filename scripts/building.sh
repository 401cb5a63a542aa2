#!/bin/sh
# What run.sh, verify.sh and campaign.sh share: finding a JDK and Maven, and building a module where it is missing or stale. It is
# read by them, after they have set home to the folder of the repository and defined resolve, by which they found it.

refuse() {
  printf '%s\n' "$2" >&2
  exit "$1"
}

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

# Builds module $1 and what it needs, without tests; $2 is what people call it.
build_module() {
  has_maven || refuse 3 "Isomer is built by Maven 3.8.6 or later, which is not on the PATH; install it with: $install"
  printf 'Building %s, without its tests: about 20 seconds, and 2 minutes where libraries are fetched.\n' "$2" >&2
  # shellcheck disable=SC2086 # the options are several words
  {
    (cd "$home" && JAVA_HOME=$jdk MAVEN_OPTS=${MAVEN_OPTS:--XX:TieredStopAtLevel=1 -XX:+UseSerialGC} \
      mvn -B -ntp -pl "$1" -am -Disomer.run -Dmaven.test.skip=true -Djacoco.skip -Denforcer.skip -Dspotless.check.skip \
      ${ISOMER_MAVEN_OPTIONS:-} package 2>&1 </dev/null) || echo 'The build failed.'
  } | show_progress || refuse 1 "The build failed; to see all of it: mvn -pl $1 -am package"
}

# Sets jar to the kit packed with every engine, built where it is missing or older than anything that a build of it
# reads; a folder changes when a file in it comes or goes.
build_kit() {
  jar=$home/verify/target/verify.jar
  if [ ! -f "$jar" ] || [ -n "$(find "$home/pom.xml" "$home"/storage-[ams]*/pom.xml "$home"/storage-[ams]*/src/main \
    "$home/docs/contract.md" "$home/conformance-tests/pom.xml" "$home/conformance-tests/src/main" \
    "$home/verify/pom.xml" -newer "$jar" | head -n 1)" ]; then
    build_module verify 'the conformance kit'
  fi
}
