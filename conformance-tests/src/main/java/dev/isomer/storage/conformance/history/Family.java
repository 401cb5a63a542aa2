package dev.isomer.storage.conformance.history;

import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Audits;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Documents;
import dev.isomer.storage.conformance.fixture.Projects;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.util.List;

/** The schemas of histories: families of types that refer to each other, and one type with every kind of value. */
enum Family {
    CONVERSATIONS(Conversations.SCHEMA, "Conversations.SCHEMA"),
    DOCUMENTS(Documents.SCHEMA, "Documents.SCHEMA"),
    AUDITS(Audits.SCHEMA, "Audits.SCHEMA"),
    PROJECTS(Projects.SCHEMA, "Projects.SCHEMA"),
    ALL_TYPES(AllTypes.SCHEMA, "AllTypes.SCHEMA");

    private final Schema schema;
    private final String source;

    Family(Schema schema, String source) {
        this.schema = schema;
        this.source = source;
    }

    Schema schema() {
        return schema;
    }

    /** The schema as Java. */
    String source() {
        return source;
    }

    /** The types, all as if of one record: every row is one. */
    List<EntityType<Record>> types() {
        return schema.types().stream().map(Family::ofRecords).toList();
    }

    @SuppressWarnings("unchecked")
    static EntityType<Record> ofRecords(EntityType<?> type) {
        return (EntityType<Record>) type;
    }

    @SuppressWarnings("unchecked")
    static Attribute<Record, Object> ofObjects(Attribute<?, ?> attribute) {
        return (Attribute<Record, Object>) attribute;
    }
}
