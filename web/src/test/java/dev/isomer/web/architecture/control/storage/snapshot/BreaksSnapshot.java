package dev.isomer.web.architecture.control.storage.snapshot;

import com.google.re2j.Pattern;

/** Needs a library that snapshots can do without. */
final class BreaksSnapshot {
    final Pattern pattern = Pattern.compile("name");
}
