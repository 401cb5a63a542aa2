package dev.isomer.storage.conformance.verify;

import dev.isomer.storage.conformance.Contract;
import dev.isomer.storage.conformance.Topics;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param help whether for nothing but the text of help
 * @param urls the databases, each once
 * @param topics what is run, in the kit's order
 * @param folder where the reports go, or null for a new folder
 */
record Arguments(
        boolean help,
        List<String> urls,
        List<Class<? extends Contract>> topics,
        @Nullable Path folder) {
    private static final List<String> OPTIONS = List.of("--help", "--report", "--topics");
    private static final int DISTANCE_LIMIT = 2;

    /** A command line that asks for something that cannot be; the message is for who typed it. */
    static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    /**
     * Reads a command line.
     *
     * @throws UsageException with what to write instead
     */
    static Arguments read(List<String> arguments) {
        Set<String> urls = new LinkedHashSet<>();
        List<Class<? extends Contract>> topics = Topics.ALL;
        Path folder = null;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            String option = equals < 0 ? argument : argument.substring(0, equals);
            if (option.equals("--help") || option.equals("-h")) {
                return new Arguments(true, List.of(), topics, null);
            } else if (option.equals("--topics") || option.equals("--report")) {
                String value =
                        equals < 0 ? (++i < arguments.size() ? arguments.get(i) : "") : argument.substring(equals + 1);
                if (value.isEmpty()) {
                    throw new UsageException(option + " needs a value.");
                }
                if (option.equals("--topics")) {
                    topics = topics(value);
                } else {
                    folder = folder(value);
                }
            } else if (argument.startsWith("-")) {
                throw new UsageException("There is no option “" + option + "”." + suggestion(option, OPTIONS));
            } else if (!urls.add(argument)) {
                throw new UsageException(Redaction.of(argument).apply(argument) + " is given twice; once will do.");
            }
        }
        if (urls.isEmpty()) {
            throw new UsageException("Name at least one database by its URL, as in: ./verify.sh memory:");
        }
        return new Arguments(false, List.copyOf(urls), topics, folder);
    }

    private static Path folder(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException invalid) {
            throw new UsageException("--report names no folder: " + invalid.getMessage() + ".");
        }
    }

    private static List<Class<? extends Contract>> topics(String value) {
        List<String> known = Topics.ALL.stream().map(Verification::name).toList();
        Set<String> wanted = new LinkedHashSet<>();
        for (String name : value.split(",", -1)) {
            wanted.add(known.stream()
                    .filter(topic -> topic.equalsIgnoreCase(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new UsageException("There is no topic “" + name.strip() + "”."
                            + suggestion(name.strip(), known) + " There are: " + String.join(", ", known) + ".")));
        }
        return Topics.ALL.stream()
                .filter(topic -> wanted.contains(Verification.name(topic)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String suggestion(String typed, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(name, typed) <= DISTANCE_LIMIT)
                .min(Comparator.comparingInt((String name) -> distance(name, typed))
                        .thenComparing(Comparator.naturalOrder()))
                .map(name -> " Did you mean " + name + "?")
                .orElse("");
    }

    /** How many letters to insert, delete or replace (Levenshtein), whatever their case. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            int diagonal = i - 1;
            for (int j = 0; j <= right.length(); j++) {
                int above = row[j];
                row[j] = i == 0
                        ? j
                        : j == 0
                                ? i
                                : Math.min(
                                        Math.min(above, row[j - 1]) + 1,
                                        diagonal + (isSame(left.charAt(i - 1), right.charAt(j - 1)) ? 0 : 1));
                diagonal = above;
            }
        }
        return row[right.length()];
    }

    private static boolean isSame(char left, char right) {
        return Character.toLowerCase(left) == Character.toLowerCase(right);
    }

    /** The text of help. */
    static String helpText() {
        return """
                Usage: ./verify.sh [--topics A,B] [--report DIR] URL…

                Runs the storage contract against the databases that the URLs name, and reports.
                It works in databases of its own beside them, which it removes afterwards, and
                refuses to start where those exist already. Yours are looked at, never changed.

                  URL            memory:, sqlite:FILE or sqlite:////FOLDER/FILE
                  --topics A,B   run these topics alone
                  --report DIR   write report.txt, report.json and report.html to this folder,
                                 in place of older ones (isomer-verify-TIME in this folder)
                  -h, --help     show this text

                Topics:
                  %s

                Exit codes:
                  0  all passed
                  1  something failed, is set too weakly, or was not tested
                  2  the command line asks for something that cannot be

                Examples:
                  ./verify.sh memory: sqlite:viewer.db
                  ./verify.sh --topics Unique,Reference --report build/verify sqlite:viewer.db
                """.formatted(wrapped(Topics.ALL.stream().map(Verification::name).toList()));
    }

    private static String wrapped(List<String> words) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String word : words) {
            if (column + word.length() > 76) {
                text.append("\n  ");
                column = 0;
            }
            text.append(column == 0 ? "" : " ").append(word);
            column += word.length() + 1;
        }
        return text.toString();
    }
}
