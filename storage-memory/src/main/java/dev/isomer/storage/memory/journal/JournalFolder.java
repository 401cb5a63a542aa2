package dev.isomer.storage.memory.journal;

import dev.isomer.storage.error.CannotOpenException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens a folder: recovers what it holds and begins a journal after it.
 *
 * @param recovered what was found
 * @param journal where to go on, or null if the folder is only to be read
 * @param <S> the state
 */
public record JournalFolder<S>(
        Recovered<S> recovered, @Nullable Journal journal) {
    private static final int CHUNK_BYTES = 64 * 1024;

    /**
     * Recovers a folder.
     *
     * @throws CannotOpenException if something is damaged that was durable, unless the mode goes on without it; or if
     *     the disk cannot be read, or not be written although the mode is to
     */
    public static <S> JournalFolder<S> open(Disk disk, Replay<S> replay, RecoverMode mode, JournalOptions options) {
        Recovered<S> recovered = recovered(disk, replay, options.key());
        Damage damage = recovered.damage();
        if (damage != null && mode == RecoverMode.REFUSE) {
            throw refused(disk, recovered, damage);
        }
        replay.check(recovered.state());
        return new JournalFolder<>(recovered, mode == RecoverMode.READ_ONLY ? null : begun(disk, recovered, options));
    }

    private static <S> Recovered<S> recovered(Disk disk, Replay<S> replay, @Nullable JournalKey key) {
        try {
            return new Recovery<>(disk, replay, key).run();
        } catch (IOException failure) {
            throw new CannotOpenException(
                    "The files in " + disk + " cannot be read; check its disk and its permissions: " + failure,
                    failure);
        }
    }

    private static Journal begun(Disk disk, Recovered<?> recovered, JournalOptions options) {
        try {
            return begin(disk, recovered, options);
        } catch (IOException failure) {
            throw new CannotOpenException(
                    "The store in " + disk + " can be read, but nothing can be written there; make room on its disk and"
                            + " check its permissions, or open it with recover=read-only: " + failure,
                    failure);
        }
    }

    private static CannotOpenException refused(Disk disk, Recovered<?> recovered, Damage damage) {
        return new CannotOpenException(
                "The store in " + disk + " is damaged at " + damage + "; frame " + recovered.number()
                        + " is the last good one. Nothing was changed. What is before it, "
                        + recovered.transactions() + " transactions after the newest sound snapshot, can be read with"
                        + " recover=read-only, or be gone on from with recover=prefix, which sets the rest aside; copy"
                        + " the folder first, or replace it by a good copy.",
                null);
    }

    private static Journal begin(Disk disk, Recovered<?> recovered, JournalOptions options) throws IOException {
        for (String name : recovered.unused()) {
            disk.delete(name);
        }
        for (String name : recovered.aside()) {
            disk.rename(name, freeName(disk, name + Names.ASIDE));
        }
        for (String name : recovered.partly()) {
            copyAside(disk, name);
        }
        if (recovered.unforced() != null) {
            UnforcedTail.writeAgain(disk, recovered.unforced(), recovered.base());
        }
        return Journal.begin(disk, options, recovered.generation() + 1, recovered.base());
    }

    /** A damaged file whose beginning still counts stays where it is, until a snapshot stands for it. */
    private static void copyAside(Disk disk, String name) throws IOException {
        String temporary = name + Names.ASIDE + Names.TEMPORARY;
        try (Disk.Appender copy = disk.create(temporary)) {
            byte[] chunk = new byte[CHUNK_BYTES];
            long position = 0;
            for (int count = disk.read(name, 0, chunk); count > 0; count = disk.read(name, position, chunk)) {
                copy.append(chunk, count);
                position += count;
            }
            copy.force();
        }
        disk.rename(temporary, freeName(disk, name + Names.ASIDE));
    }

    private static String freeName(Disk disk, String name) throws IOException {
        List<String> names = disk.list();
        String free = name;
        for (int i = 2; names.contains(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }
}
