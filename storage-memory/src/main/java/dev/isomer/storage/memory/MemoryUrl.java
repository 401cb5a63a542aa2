package dev.isomer.storage.memory;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.memory.journal.Durability;
import dev.isomer.storage.memory.journal.JournalKey;
import dev.isomer.storage.memory.journal.RecoverMode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code memory:} URL says: {@code memory:} alone keeps nothing; {@code memory:FOLDER} keeps a journal there,
 * with options after a question mark, {@code memory:FOLDER?durability=interval:100&limit=1GiB}.
 *
 * @param folder where the journal is, or null
 * @param durability {@code commit}, {@code interval:MILLISECONDS} or {@code os}
 * @param limitBytes the memory limit, or 0 for that of the options that a store is opened with
 * @param recover {@code read-only} or {@code prefix}
 * @param keyFile the file of the key that the journal is encrypted with, or null
 */
record MemoryUrl(
        @Nullable Path folder,
        Durability durability,
        long limitBytes,
        RecoverMode recover,
        @Nullable Path keyFile) {
    static final String SCHEME = "memory";

    private static final Pattern INTERVAL = Pattern.compile("interval:([1-9][0-9]{0,8})");
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,17})(B|KiB|MiB|GiB)?");

    static MemoryUrl parse(String url) {
        String rest = url.substring(SCHEME.length() + 1);
        int mark = rest.indexOf('?');
        String path = mark < 0 ? rest : rest.substring(0, mark);
        MemoryUrl parsed = new MemoryUrl(path(url, path), new Durability.EachCommit(), 0, RecoverMode.REFUSE, null);
        if (mark < 0) {
            return parsed;
        }
        for (String option : rest.substring(mark + 1).split("&", -1)) {
            parsed = parsed.with(url, option);
        }
        return parsed;
    }

    private static @Nullable Path path(String url, String path) {
        try {
            return path.isEmpty() ? null : Path.of(path);
        } catch (InvalidPathException invalid) {
            throw new CannotOpenException(
                    url + " names no place in a file system: " + invalid.getReason() + ".", invalid);
        }
    }

    private MemoryUrl with(String url, String option) {
        int equals = option.indexOf('=');
        String name = equals < 0 ? option : option.substring(0, equals);
        String value = equals < 0 ? "" : option.substring(equals + 1);
        switch (name) {
            case "limit" -> {
                return new MemoryUrl(folder, durability, size(url, value), recover, keyFile);
            }
            case "durability" -> {
                requireFolder(url, name);
                return new MemoryUrl(folder, durability(url, value), limitBytes, recover, keyFile);
            }
            case "recover" -> {
                requireFolder(url, name);
                return new MemoryUrl(folder, durability, limitBytes, recover(url, value), keyFile);
            }
            case "key-file" -> {
                requireFolder(url, name);
                Path file = path(url, value);
                if (file == null) {
                    throw new CannotOpenException(url + " names no key file: key-file=FILE", null);
                }
                return new MemoryUrl(folder, durability, limitBytes, recover, file);
            }
            default ->
                throw new CannotOpenException(
                        url + " has an option '" + name
                                + "' that there is not; there are durability, key-file, limit and recover.",
                        null);
        }
    }

    /** The key in its file, which is read now; null if there is none or no folder. */
    @Nullable
    JournalKey key() {
        return keyFile == null || folder == null ? null : JournalKey.read(keyFile, folder);
    }

    private void requireFolder(String url, String name) {
        if (folder == null) {
            throw new CannotOpenException(
                    url + " names no folder, so there is nothing to keep and no " + name + " of it: memory:FOLDER?"
                            + name + "=…",
                    null);
        }
    }

    private static Durability durability(String url, String value) {
        Matcher interval = INTERVAL.matcher(value);
        if (value.equals("commit")) {
            return new Durability.EachCommit();
        } else if (value.equals("os")) {
            return new Durability.OperatingSystem();
        } else if (interval.matches()) {
            return new Durability.Interval(Duration.ofMillis(Long.parseLong(interval.group(1))));
        }
        throw new CannotOpenException(
                url + " has the durability '" + value + "'; there are commit, interval:MILLISECONDS and os.", null);
    }

    private static RecoverMode recover(String url, String value) {
        return switch (value) {
            case "read-only" -> RecoverMode.READ_ONLY;
            case "prefix" -> RecoverMode.PREFIX;
            default ->
                throw new CannotOpenException(
                        url + " is to recover by '" + value + "'; there are read-only and prefix.", null);
        };
    }

    private static long size(String url, String value) {
        Matcher matcher = SIZE.matcher(value);
        if (!matcher.matches()) {
            throw new CannotOpenException(
                    url + " has the limit '" + value + "'; write a number of bytes, or one with KiB, MiB or GiB, as in"
                            + " 500MiB.",
                    null);
        }
        String unit = matcher.group(2) == null ? "B" : matcher.group(2);
        int shift = switch (unit.toLowerCase(Locale.ROOT)) {
            case "kib" -> 10;
            case "mib" -> 20;
            case "gib" -> 30;
            default -> 0;
        };
        long count = Long.parseLong(matcher.group(1));
        if (count > Long.MAX_VALUE >> shift) {
            throw new CannotOpenException(url + " has the limit '" + value + "', which no memory can hold.", null);
        }
        return count << shift;
    }
}
