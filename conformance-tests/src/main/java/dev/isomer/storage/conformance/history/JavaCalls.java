package dev.isomer.storage.conformance.history;

import dev.isomer.storage.model.EntityType;
import java.util.Locale;

/** Statements as Java expressions. */
final class JavaCalls {
    private JavaCalls() {}

    /** The statement on a store or a transaction, which has this name. */
    static String call(Operation operation, String on) {
        EntityType<Record> type = operation.type();
        String repository = on + ".repository(" + JavaValues.name(type) + ".TYPE)";
        String method = operation.kind() == Operation.Kind.INSERT_WITH_ID
                ? "insertWithId"
                : operation.kind().name().toLowerCase(Locale.ROOT);
        if (operation instanceof Operation.WithoutMemory without) {
            return call(without.put(), on);
        } else if (operation instanceof Operation.Put put) {
            return repository + "." + method + "(" + JavaValues.row(type, put.row()) + ")";
        } else if (operation instanceof Operation.Delete delete) {
            return repository + ".delete(" + JavaValues.value(delete.id()) + ")";
        } else if (operation instanceof Operation.Get get) {
            return repository + ".get(" + JavaValues.value(get.id()) + ")";
        } else if (operation instanceof Operation.Find find) {
            return repository + ".find(" + JavaValues.attribute(find.attribute()) + ", "
                    + JavaValues.value(find.value()) + ")";
        } else if (operation instanceof Operation.Rows rows) {
            return rows.kind() == Operation.Kind.FOR_EACH
                    ? "Stage.rows(" + repository + ", " + JavaValues.selected(rows.selected()) + ")"
                    : repository + "." + method + "(" + JavaValues.selected(rows.selected()) + ")";
        } else if (operation instanceof Operation.CountBy groups) {
            return repository + ".countBy(" + JavaValues.attribute(groups.attribute()) + ", "
                    + JavaValues.argument(groups.predicate(), ", ") + groups.limit() + ")";
        } else if (operation instanceof Operation.CountDistinct distinct) {
            String predicate = JavaValues.argument(distinct.predicate(), "");
            return repository + ".countDistinct(" + JavaValues.attribute(distinct.attribute())
                    + (predicate.isEmpty() ? "" : ", " + predicate) + ")";
        }
        Operation.Count count = (Operation.Count) operation;
        return repository + "." + method + "(" + JavaValues.argument(count.predicate(), "") + ")";
    }
}
