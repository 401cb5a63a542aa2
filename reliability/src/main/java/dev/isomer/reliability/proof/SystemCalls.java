package dev.isomer.reliability.proof;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command of strace that runs another one.
 *
 * @param command with all its options
 */
record SystemCalls(List<String> command) {
    private static final String CHANGING = "trace=write,pwrite64,fsync,fdatasync,rename,renameat2,unlink,ftruncate";

    /** Takes a copy. */
    SystemCalls {
        command = List.copyOf(command);
    }

    /** Writes a log of all calls that write or force, with the paths of files. */
    static SystemCalls log(Path log) {
        return new SystemCalls(List.of(
                "strace", "-f", "--seccomp-bpf", "-qq", "-y", "-s", "24", "-o", log.toString(), "-e", CHANGING));
    }

    /**
     * Disturbs calls on some files, and no others: a call is counted in the thread that makes it.
     *
     * @param faults as in {@code fsync:signal=KILL:when=3} or {@code write:error=ENOSPC:when=2+}
     */
    static SystemCalls disturb(Path log, List<Path> files, String... faults) {
        // Not --seccomp-bpf, with which strace 6.1 passes over signals.
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq", "-y", "-s", "24", "-o", log.toString()));
        files.forEach(file -> command.addAll(List.of("-P", file.toString())));
        // No others: each that is looked at costs more than the call itself.
        command.addAll(List.of(
                "-e",
                Stream.of(faults)
                        .map(fault -> fault.substring(0, fault.indexOf(':')))
                        .collect(Collectors.joining(",", "trace=", ""))));
        Stream.of(faults).forEach(fault -> command.addAll(List.of("-e", "inject=" + fault)));
        return new SystemCalls(command);
    }
}
