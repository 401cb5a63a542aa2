package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.Index;
import dev.isomer.storage.conformance.serializable.Operation.Range;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Predicate;

/** A row that predicates find, and whose every version has a number. */
@Index({"run", "level"})
record Item(@Id long id, long run, boolean arriving, int level, long version) {
    static final EntityType<Item> TYPE = EntityType.of(Item.class);
    static final Attribute<Item, Long> RUN = TYPE.attribute("run", Long.class);
    static final Attribute<Item, Boolean> ARRIVING = TYPE.attribute("arriving", Boolean.class);
    static final Attribute<Item, Integer> LEVEL = TYPE.attribute("level", Integer.class);

    static Predicate<Item> within(long run, Range range) {
        Predicate<Item> arriving = ARRIVING.eq(true).and(LEVEL.ge(range.leastArriving()));
        Predicate<Item> leaving = ARRIVING.eq(false).and(LEVEL.le(range.mostLeaving()));
        return RUN.eq(run).and(arriving.or(leaving));
    }

    Item raised(int byLevels, long newVersion) {
        return new Item(id, run, arriving, level + byLevels, newVersion);
    }
}
