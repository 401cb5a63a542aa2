package dev.isomer.web.command;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Finds the option or command that a mistyped one was probably meant to be. */
final class OptionNames {
    private static final int DISTANCE_LIMIT = 2;

    private OptionNames() {}

    /** The nearest long option or command, when at most two letters are wrong. */
    static Optional<String> nearest(CommandLine commandLine, String typed) {
        int value = typed.indexOf('=');
        String name = value < 0 ? typed : typed.substring(0, value);
        Stream<String> options =
                commandLine.getCommandSpec().optionsMap().keySet().stream().filter(option -> option.startsWith("--"));
        return Stream.concat(options, commandLine.getSubcommands().keySet().stream())
                .filter(known -> distance(known, name) <= DISTANCE_LIMIT)
                .min(Comparator.comparingInt((String known) -> distance(known, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The number of letters to insert, delete or replace (Levenshtein), row by row. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
