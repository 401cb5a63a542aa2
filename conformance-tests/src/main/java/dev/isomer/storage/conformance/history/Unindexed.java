package dev.isomer.storage.conformance.history;

import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.Secret;
import dev.isomer.storage.conformance.fixture.AllTypes.Color;
import dev.isomer.storage.conformance.fixture.Document.State;
import dev.isomer.storage.conformance.fixture.Finding.Severity;
import dev.isomer.storage.conformance.fixture.Libraries.Second.Tier;
import dev.isomer.storage.conformance.fixture.Message.Role;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types of the families once more, with the same components and without indexes, keys and references. */
final class Unindexed {
    private static final List<EntityType<Record>> TYPES = Stream.of(
                    Session.class,
                    Message.class,
                    User.class,
                    Document.class,
                    Extraction.class,
                    Annotation.class,
                    Audit.class,
                    Finding.class,
                    Screenshot.class,
                    Event.class,
                    Person.class,
                    Project.class,
                    Task.class,
                    AllTypes.class,
                    Book.class,
                    Loan.class,
                    Member.class)
            .map(record -> Family.ofRecords(EntityType.of(record)))
            .toList();

    private Unindexed() {}

    /** A schema of the twins of the types of another one, or null if that one is yet to be upgraded. */
    static @Nullable Schema twin(Schema schema) {
        List<EntityType<Record>> types = TYPES.stream()
                .filter(twin -> schema.types().stream().anyMatch(type -> isTwin(twin, type)))
                .toList();
        boolean complete = types.size() == schema.types().size();
        return complete ? Schema.of(schema.name(), types.toArray(EntityType<?>[]::new)) : null;
    }

    private static boolean isTwin(EntityType<?> twin, EntityType<?> type) {
        return twin.storedName().equals(type.storedName())
                && twin.components().size() == type.components().size();
    }

    record Session(
            @Id long id,
            @MaxLength(60) String name,
            @Nullable @MaxLength(200) String title,
            boolean archived,
            Instant startedAt) {}

    record Message(
            @Id long id,
            long session,
            int position,
            Role role,
            String body,
            @Nullable Long replyTo,
            Instant sentAt) {}

    record User(
            @Id long id,
            @MaxLength(100) String email,
            @Nullable @Secret @MaxLength(100) String apiKey,
            @Secret @MaxLength(80) String passwordHash,
            @Nullable Long employeeNumber,
            @Nullable Long portrait) {}

    record Document(
            @Id long id,
            @Nullable Long owner,
            @MaxLength(200) String path,
            State state,
            double weight,
            Bytes content,
            @Nullable @MaxLength(32) Bytes digest,
            Instant updatedAt) {}

    record Extraction(
            @Id long id, long document, int page, @Nullable String text, double confidence) {}

    record Annotation(
            @Id long id,
            long document,
            @Nullable Long extraction,
            @Nullable Long parent,
            long author,
            @MaxLength(120) String note) {}

    record Audit(
            @Id long id,
            @MaxLength(40) String code,
            @Nullable Double score,
            @Nullable Instant closedAt) {}

    record Finding(
            @Id long id,
            long audit,
            @Nullable Long evidence,
            @Nullable Severity severity,
            @MaxLength(100) String title) {}

    record Screenshot(
            @Id long id,
            long audit,
            @MaxLength(32) Bytes digest,
            @MaxLength(1024 * 1024) Bytes image) {}

    record Event(
            @Id long id,
            @Nullable Long finding,
            @Nullable Long audit,
            @Nullable Long copiedFrom,
            @MaxLength(30) String kind,
            Instant at) {}

    record Person(
            @Id long id,
            @MaxLength(60) String name,
            @Nullable Long mentor) {}

    record Project(
            @Id long id,
            @Nullable Long owner,
            @Nullable Long lead,
            @MaxLength(80) String title) {}

    record Task(
            @Id long id,
            long project,
            @Nullable Long assignee,
            @Nullable Long reviewer,
            @Nullable Long waitsFor,
            @MaxLength(80) String title) {}

    record Book(
            @Id long id,
            @MaxLength(80) String title,
            @Nullable @MaxLength(40) String note,
            int year,
            @Nullable Long keeper,
            long number,
            double weight,
            boolean lent,
            Instant bought,
            @MaxLength(8) Bytes seal) {}

    record Loan(@Id long id, long book, @Nullable Long member) {}

    record Member(
            @Id long id,
            @Nullable @MaxLength(60) String email,
            @MaxLength(40) String name,
            @Nullable Tier tier,
            @Nullable Long guarantor,
            Tier formerTier) {}

    record AllTypes(
            @Id long id,
            @MaxLength(200) String text,
            long number,
            int integer,
            double real,
            boolean flag,
            Instant time,
            @MaxLength(200) Bytes bytes,
            Color color,
            @Nullable @MaxLength(200) String optionalText,
            @Nullable Long optionalNumber,
            @Nullable Integer optionalInteger,
            @Nullable Double optionalReal,
            @Nullable Boolean optionalFlag,
            @Nullable Instant optionalTime,
            @Nullable @MaxLength(200) Bytes optionalBytes,
            @Nullable Color optionalColor) {}
}
