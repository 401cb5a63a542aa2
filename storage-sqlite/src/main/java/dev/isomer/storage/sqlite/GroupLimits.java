package dev.isomer.storage.sqlite;

import java.util.concurrent.TimeUnit;

/**
 * How far writes that are committed together may put off their commit.
 *
 * @param members how many there are at the most
 * @param growthNanos how long after the first was done another one may follow, and how long one that is awaited waits
 *     for the next to do something
 * @param workNanos how long after the first was done another one may be at work before it is taken back
 */
record GroupLimits(int members, long growthNanos, long workNanos) {
    /** What holds unless a test needs otherwise. */
    static final GroupLimits DEFAULTS =
            new GroupLimits(100, TimeUnit.MILLISECONDS.toNanos(10), TimeUnit.MILLISECONDS.toNanos(250));
}
