package dev.isomer.testservers;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program and its arguments. */
record Command(List<String> words) {
    @SafeVarargs
    static Command of(List<String>... parts) {
        List<String> words = new ArrayList<>();
        for (List<String> part : parts) {
            words.addAll(part);
        }
        return new Command(List.copyOf(words));
    }

    /**
     * Runs it to its end.
     *
     * @throws IOException if it cannot be run, or ends with another code than 0: with all that it printed
     */
    void run(String input) throws IOException {
        Path printed = Files.createTempFile("isomer-", ".log");
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
            boolean isTaken = isTaken(process, input);
            int code = process.waitFor();
            if (code != 0 || !isTaken) {
                throw new IOException(
                        String.join(" ", words) + " ended with the code " + code + ":\n" + Files.readString(printed));
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while " + words.get(0) + " ran.");
        } finally {
            Files.delete(printed);
        }
    }

    private static boolean isTaken(Process process, String input) {
        try (Writer standardInput = process.outputWriter()) {
            standardInput.write(input);
            return true;
        } catch (IOException endedBefore) {
            return false;
        }
    }
}
