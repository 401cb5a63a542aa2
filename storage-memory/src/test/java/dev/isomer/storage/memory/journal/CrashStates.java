package dev.isomer.storage.memory.journal;

import dev.isomer.storage.memory.journal.SimulatedDisk.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The conditions in which a power cut can leave a disk after some of the operations of a trace.
 *
 * <p>What was forced is there. Each write since may be there, be missing, have left zeros or anything else in its
 * place, or be there in part; each change of a name since the folder was forced may be there or not. The choice is made
 * by random numbers, the first by none: everything is lost that may be. After Thanumalayan Pillai and others, <cite>All
 * File Systems Are Not Created Equal</cite> (2014), without the order that most file systems keep.
 */
final class CrashStates {
    /** A file's content as it was when it was last forced, with the writes since. */
    private static final class Written {
        private byte[] forced = {};
        private final List<Write> since = new ArrayList<>();
        private int length;
    }

    /** Bytes at a place, or a cut there; let go of by a force that failed, or not yet. */
    private record Write(int at, byte[] bytes, boolean cuts, boolean isLost) {
        Write lost() {
            return new Write(at, bytes, cuts, true);
        }
    }

    /** By their numbers. */
    private final List<Written> nodes = new ArrayList<>();

    private final Map<String, Integer> forcedNames = new HashMap<>();
    private final List<Operation> renamed = new ArrayList<>();
    private int acknowledged;

    CrashStates() {}

    /** Begins with files that have survived a crash, so they are on the disk. */
    CrashStates(DiskImage image) {
        image.files().forEach((name, content) -> {
            Written file = new Written();
            file.forced = content;
            file.length = content.length;
            forcedNames.put(name, nodes.size());
            nodes.add(file);
        });
    }

    /** Goes on by one operation. */
    void advance(Operation operation) {
        if (operation instanceof Operation.Create create) {
            nodes.add(new Written());
            renamed.add(operation);
        } else if (operation instanceof Operation.Append append) {
            Written file = nodes.get(append.node());
            file.since.add(new Write(file.length, append.bytes(), false, false));
            file.length += append.bytes().length;
        } else if (operation instanceof Operation.Truncate cut) {
            Written file = nodes.get(cut.node());
            file.since.add(new Write(cut.length(), new byte[0], true, false));
            file.length = cut.length();
        } else if (operation instanceof Operation.Force force) {
            Written file = nodes.get(force.node());
            file.forced = content(file, null);
            file.since.clear();
        } else if (operation instanceof Operation.ForceFailed failed) {
            nodes.get(failed.node()).since.replaceAll(Write::lost);
        } else if (operation instanceof Operation.ForceFolder) {
            renamed.forEach(change -> rename(forcedNames, change));
            renamed.clear();
        } else if (operation instanceof Operation.Acknowledged answer) {
            acknowledged = answer.transactions();
        } else {
            renamed.add(operation);
        }
    }

    /** How many transactions were acknowledged until here. */
    int acknowledged() {
        return acknowledged;
    }

    /** How many writes and changes of names may be lost. */
    int changes() {
        int changes = renamed.size();
        for (Written file : nodes) {
            changes += file.since.size();
        }
        return changes;
    }

    /** What is there if all that may be lost is. */
    DiskImage least() {
        Map<String, byte[]> files = new HashMap<>();
        forcedNames.forEach((name, node) -> files.put(name, nodes.get(node).forced));
        return new DiskImage(files);
    }

    /** One of the conditions. */
    DiskImage any(RandomGenerator random) {
        Map<String, Integer> names = new HashMap<>(forcedNames);
        for (Operation change : renamed) {
            if (random.nextBoolean()) {
                rename(names, change);
            }
        }
        Map<String, byte[]> files = new HashMap<>();
        names.forEach((name, node) -> files.put(name, content(nodes.get(node), random)));
        return new DiskImage(files);
    }

    private static void rename(Map<String, Integer> names, Operation change) {
        if (change instanceof Operation.Create create) {
            names.put(create.name(), create.node());
        } else if (change instanceof Operation.Rename rename) {
            names.put(rename.to(), rename.node());
            names.remove(rename.from(), rename.node());
        } else if (change instanceof Operation.Delete delete) {
            names.remove(delete.name());
        }
    }

    /** With all the writes, or with those that random numbers leave. */
    private static byte[] content(Written file, RandomGenerator random) {
        byte[] content = file.forced;
        for (Write write : file.since) {
            int choice = random == null ? (write.isLost() ? 1 : 0) : random.nextInt(6);
            if (write.cuts()) {
                content = choice % 2 == 0 ? Arrays.copyOf(content, write.at()) : content;
            } else if (choice != 1) {
                content = written(content, write, choice, random);
            }
        }
        return content;
    }

    private static byte[] written(byte[] content, Write write, int choice, RandomGenerator random) {
        byte[] bytes = write.bytes().clone();
        switch (choice) {
            case 2 -> Arrays.fill(bytes, (byte) 0);
            case 3 -> random.nextBytes(bytes);
            case 4 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 5 -> Arrays.fill(bytes, random.nextInt(bytes.length + 1), bytes.length, (byte) 0);
            default -> {}
        }
        byte[] result = Arrays.copyOf(content, Math.max(content.length, write.at() + bytes.length));
        System.arraycopy(bytes, 0, result, write.at(), bytes.length);
        return result;
    }
}
