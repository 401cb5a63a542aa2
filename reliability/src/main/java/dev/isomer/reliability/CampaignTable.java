package dev.isomer.reliability;

import dev.isomer.reliability.proof.Tally;
import dev.isomer.reliability.store.StoreKind;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * What a campaign found, in Markdown.
 *
 * @param crashes of each store
 */
record CampaignTable(Map<StoreKind, Crashes> crashes) {
    /**
     * What one store lost.
     *
     * @param cuts by power cuts
     * @param kills by kills
     */
    record Crashes(Tally cuts, Tally kills) {}

    /** @param folder where the killed stores were */
    void print(PrintStream out, long seconds, Path folder) throws IOException, SQLException {
        out.println("| store | power cuts | acknowledged | cuts that lost | acknowledged lost (most in one) | torn |"
                + " unreadable | kills | kills that lost (transactions) | torn, unreadable |");
        out.println("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
        crashes.forEach((kind, both) -> {
            Tally cut = both.cuts();
            Tally kill = both.kills();
            out.println("| " + kind.label() + cells(cut.crashes(), cut.acknowledged(), cut.losing())
                    + " | " + cut.lost() + " (" + cut.mostLost() + ")"
                    + cells(cut.wrong(), cut.unreadable(), kill.crashes())
                    + " | " + kill.losing() + " (" + kill.lost() + ") | " + kill.wrong() + ", " + kill.unreadable()
                    + " |");
        });
        out.println();
        out.println(seconds + " s for each store and kind of crash, on "
                + Runtime.getRuntime().availableProcessors() + " processors, "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch") + ", Java " + System.getProperty("java.runtime.version")
                + ", SQLite " + version("jdbc:sqlite::memory:", "SELECT sqlite_version()")
                + ", H2 " + version("jdbc:h2:mem:", "SELECT H2VERSION()")
                + "; power cuts on ext4 in memory, kills on "
                + Files.getFileStore(folder).type() + ".");
    }

    private static String cells(long... values) {
        StringBuilder cells = new StringBuilder();
        for (long value : values) {
            cells.append(" | ").append(value);
        }
        return cells.toString();
    }

    private static String version(String url, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "unknown";
        }
    }
}
