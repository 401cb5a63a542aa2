package dev.isomer.storage.snapshot;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.Stores;
import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.error.SchemaMismatchException;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.model.SchemaUpgrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What keeps a store from being copied to a place that is looked at and not opened. */
final class CopyCheck {
    private final Store from;
    private final String toUrl;
    private final StoreOptions options;
    private final boolean replaces;
    private final List<String> obstacles = new ArrayList<>();

    CopyCheck(Store from, String toUrl, StoreOptions options, boolean replaces) {
        this.from = from;
        this.toUrl = toUrl;
        this.options = options;
        this.replaces = replaces;
    }

    List<String> obstacles() {
        try {
            add(Stores.inspect(toUrl, line -> {}));
        } catch (CannotOpenException refused) {
            obstacles.add(String.valueOf(refused.getMessage()));
            return obstacles;
        }
        List<String> invalid = from.read(transaction -> Loading.invalidRows(transaction.rows()));
        obstacles.addAll(invalid);
        if (invalid.isEmpty()) {
            addLimits();
        }
        return obstacles;
    }

    private void add(Inspection target) {
        switch (target.found()) {
            case NOTHING -> {}
            case STORE -> addStore(target);
            case OTHER -> obstacles.add(target.summary() + " Name another place.");
            case UNTOLD ->
                obstacles.add(target.summary()
                        + " So what is there cannot be checked without opening it; open and close it, or name another"
                        + " place.");
        }
    }

    private void addStore(Inspection target) {
        RecordedSchema recorded = target.schema();
        if (!target.findings().isEmpty()) {
            obstacles.add("The store at the target is damaged, or of another version; use a good one: "
                    + target.findings().stream().map(Finding::toString).collect(Collectors.joining("; ")) + ".");
        } else if (recorded == null) {
            obstacles.add(target.summary() + " Close it where it is open, or open and close it once.");
        } else {
            addDifferences(recorded, from.schema());
            if (target.used() && !replaces) {
                obstacles.add("The store at the target has, or had, rows; use one that never had any, or say that its"
                        + " rows are to be replaced.");
            }
        }
    }

    private void addDifferences(RecordedSchema recorded, Schema schema) {
        try {
            SchemaUpgrade.of("the target", recorded, schema);
        } catch (SchemaMismatchException mismatch) {
            mismatch.differences().forEach(difference -> obstacles.add("Of the schemas, " + difference + "."));
        }
    }

    private void addLimits() {
        Optional<String> trial = Stores.trialUrl(toUrl);
        if (trial.isPresent()) {
            try (Store store = Stores.open(trial.get(), from.schema(), options)) {
                obstacles.addAll(StoreCopy.between(from, store).obstacles());
            }
        }
    }
}
