package dev.isomer.web.page;

import dev.isomer.storage.snapshot.NamedSnapshot;
import dev.isomer.storage.snapshot.SnapshotInfo;
import dev.isomer.storage.snapshot.TypeTotal;
import java.util.List;

/**
 * What the list of snapshots shows.
 *
 * @param onlyInMemory why none can be made or restored, or empty where they can
 * @param made the one just made, or empty
 * @param deleted the one just deleted, or empty
 * @param restored the one just restored, or empty
 * @param before what was kept before that, or empty
 */
public record SnapshotsPage(
        List<Row> rows, String onlyInMemory, String made, String deleted, String restored, String before)
        implements Page {

    /**
     * One snapshot.
     *
     * @param leftOut the types without rows in it because they were left out, in words; empty where it is complete
     * @param problem what is wrong with its file; empty where nothing is
     */
    public record Row(
            String name,
            String preciseTime,
            String briefTime,
            String size,
            long rows,
            List<Count> counts,
            String leftOut,
            String problem) {
        /** The line of a snapshot. */
        public static Row of(NamedSnapshot snapshot) {
            List<TypeTotal> totals =
                    snapshot.contents().map(SnapshotInfo::totals).orElse(List.of());
            String problem = snapshot.problem();
            return new Row(
                    snapshot.name(),
                    Times.precise(snapshot.time()),
                    Times.brief(snapshot.time()),
                    Sizes.text(snapshot.sizeBytes()),
                    totals.stream().mapToLong(TypeTotal::rows).sum(),
                    totals.stream()
                            .map(total -> new Count(total.type(), total.rows()))
                            .toList(),
                    String.join(
                            ", ", snapshot.contents().map(SnapshotInfo::leftOut).orElse(List.of())),
                    problem == null ? "" : problem);
        }

        /** Where it is shown alone. */
        public String address() {
            return "/snapshots/" + name;
        }
    }

    /** How many rows a type has in it. */
    public record Count(String type, long rows) {}

    /** What the page of one snapshot shows. */
    public record Item(Row row, boolean canRestore) implements Page {
        @Override
        public String template() {
            return "snapshot.jte";
        }
    }

    /** Whether snapshots can be made and restored. */
    public boolean isInMemory() {
        return onlyInMemory.isEmpty();
    }

    @Override
    public String template() {
        return "snapshots.jte";
    }
}
