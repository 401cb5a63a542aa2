package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.Unique;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A list that is kept as text in one row, so that appending to it reads the row and replaces it. */
record Register(@Id long id, @Unique long list, String text) {
    static final EntityType<Register> TYPE = EntityType.of(Register.class);
    static final Attribute<Register, Long> LIST = TYPE.attribute("list", Long.class);

    static Register of(long list, List<Long> values) {
        return new Register(0, list, text(values));
    }

    Register with(List<Long> values) {
        return new Register(id, list, text(values));
    }

    private static String text(List<Long> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    List<Long> values() {
        return Arrays.stream(text.split(" ", -1)).map(Long::valueOf).toList();
    }
}
