package dev.isomer.storage.conformance.history;

import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Audits;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Documents;
import dev.isomer.storage.conformance.fixture.Libraries;
import dev.isomer.storage.conformance.fixture.Projects;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.util.List;

/**
 * The schemas of histories: families of types that refer to each other, one type with every kind of value, and two
 * versions of one schema.
 */
enum Family {
    CONVERSATIONS(Conversations.SCHEMA, "Conversations.SCHEMA"),
    DOCUMENTS(Documents.SCHEMA, "Documents.SCHEMA"),
    AUDITS(Audits.SCHEMA, "Audits.SCHEMA"),
    PROJECTS(Projects.SCHEMA, "Projects.SCHEMA"),
    ALL_TYPES(AllTypes.SCHEMA, "AllTypes.SCHEMA"),
    LIBRARIES(Libraries.FIRST, "Libraries.FIRST", Libraries.SECOND, "Libraries.SECOND");

    private final Schema schema;
    private final String source;
    private final Schema upgraded;
    private final String upgradedSource;

    Family(Schema schema, String source) {
        this(schema, source, schema, source);
    }

    Family(Schema schema, String source, Schema upgraded, String upgradedSource) {
        this.schema = schema;
        this.source = source;
        this.upgraded = upgraded;
        this.upgradedSource = upgradedSource;
    }

    /** The schema that a history begins with. */
    Schema schema() {
        return schema;
    }

    /** The schema as Java. */
    String source() {
        return source;
    }

    /** The schema that an upgrade leads to; where there is only one, the same. */
    Schema upgraded() {
        return upgraded;
    }

    /** That schema as Java. */
    String upgradedSource() {
        return upgradedSource;
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
