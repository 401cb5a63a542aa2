package dev.isomer.web.page;

import java.util.List;
import java.util.Locale;

/**
 * What the overview shows.
 *
 * @param contents pieces of content, those of the content directory included
 * @param directory where the content directory is; empty when there is none
 * @param directoryProblems how many of its files cannot be used
 * @param place the engine and where it keeps its data, in words
 * @param usedBytes what the store holds in memory; −1 where the engine does not count
 * @param limitBytes what it may hold; −1 where the engine does not count
 * @param exampleCid a document to import first; empty when there is none
 */
public record OverviewPage(
        List<Count> counts,
        long contents,
        long storedContents,
        String directory,
        int directoryProblems,
        String place,
        long usedBytes,
        long limitBytes,
        List<Change> latest,
        String exampleCid)
        implements Page {
    /** How many of a kind there are, and how many of them are enabled. */
    public record Count(String kind, long all, long enabled) {
        /** The kind with a capital. */
        public String title() {
            return kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
        }
    }

    /** Something that was done. */
    public record Change(String action, String kind, String name, String preciseTime, String briefTime) {
        /** What was done, in words that the name follows. */
        public String words() {
            return switch (kind) {
                case "import" -> "imported a document:";
                case "export" -> "exported a document:";
                default -> action + " " + kind;
            };
        }

        /** The page of what it was done to; empty when it has none. */
        public String address() {
            return Addresses.ofEntity(kind, name);
        }
    }

    /** Whether there is nothing yet. */
    public boolean isEmpty() {
        return counts.stream().allMatch(count -> count.all() == 0);
    }

    /** Memory used, in words. */
    public String used() {
        return Sizes.text(usedBytes) + " of " + Sizes.text(limitBytes);
    }

    @Override
    public String template() {
        return "overview.jte";
    }
}
