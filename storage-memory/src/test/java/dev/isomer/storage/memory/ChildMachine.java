package dev.isomer.storage.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs programs of the tests in virtual machines of their own, with options that this one was not started with. */
final class ChildMachine {
    private ChildMachine() {}

    /**
     * Runs a program to its end, in which JOL may ask the virtual machine.
     *
     * @return the lines that it printed
     * @throws AssertionError if it does not end with 0, with what it printed
     */
    static List<String> run(List<String> options, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Djol.skipHotspotSAAttach=true");
        command.add("-Dsun.misc.unsafe.memory.access=allow");
        command.add("-Djdk.attach.allowAttachSelf=true");
        command.add("-XX:+EnableDynamicAgentLoading");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", options) + " " + program.getSimpleName() + " ended with "
                        + process.exitValue() + ": " + said.strip());
            }
            return said.lines().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
