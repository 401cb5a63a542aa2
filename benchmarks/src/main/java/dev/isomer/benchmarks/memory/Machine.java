package dev.isomer.benchmarks.memory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Properties;

/** What figures are only true of. */
final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** The machine, the virtual machine, the date and the settings, in a sentence each. */
    static String describe(Settings settings) throws IOException {
        Effort effort = settings.effort();
        return String.format(
                Locale.ROOT,
                "%d processors (%s, %s), %s %s, %s; %s.%n"
                        + "Best of %d iterations of %d ms in each of %d turns, after %d for the compiler; %,d rows.%n",
                Runtime.getRuntime().availableProcessors(),
                processor(),
                System.getProperty("os.arch"),
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                LocalDate.now(ZoneOffset.UTC),
                libraries(),
                effort.iterations(),
                effort.iterationMillis(),
                effort.turns(),
                effort.warmups(),
                settings.rows());
    }

    /** The build writes into a file which versions it took. */
    private static String libraries() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Machine.class.getResourceAsStream("versions.properties")) {
            properties.load(in);
        }
        return properties.getProperty("libraries");
    }

    private static String processor() throws IOException {
        if (!Files.exists(PROCESSORS)) {
            return System.getProperty("os.name");
        }
        return Files.readAllLines(PROCESSORS, StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.name"));
    }
}
