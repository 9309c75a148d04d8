#!/bin/sh
# Provides what the tests need from the system where that can be done without asking (as root on Debian or Ubuntu);
# elsewhere says in one line how to get it. The tests themselves decide whether a missing part is skipped or fails.
set -u
need() { command -v "$1" >/dev/null 2>&1; }
want=""
need chromium || need chromium-browser || need google-chrome || want="$want chromium"
need javac || want="$want default-jdk-headless"
need mvn || want="$want maven"
need openssl || want="$want openssl"
if [ -n "$want" ]; then
    if [ "$(id -u)" = 0 ] && need apt-get && [ -n "${CI:-}${TIMTIN_PROVIDE:-}" ]; then
        echo "TimTin: installing for the tests:$want"
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $want fonts-noto-core >/dev/null
    else
        echo "TimTin: some tests need:$want (as root: apt-get install$want, or make test TIMTIN_PROVIDE=1); they are skipped without"
    fi
fi
exit 0
