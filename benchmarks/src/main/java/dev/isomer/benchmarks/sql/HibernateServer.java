package dev.isomer.benchmarks.sql;

import dev.isomer.benchmarks.Server;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row as an entity of Hibernate, with the columns as they are. */
@Entity
@Table(name = "t_server")
class HibernateServer {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    String name = "";
    String definition = "";

    @Column(name = "definition_cid")
    @Nullable
    String definitionCid;

    boolean enabled;

    @Column(name = "created_at")
    long createdMicros;

    @Column(name = "updated_at")
    long updatedMicros;

    /** For Hibernate. */
    HibernateServer() {}

    HibernateServer(Server row) {
        id = row.id();
        name = row.name();
        definition = row.definition();
        definitionCid = row.definitionCid();
        enabled = row.enabled();
        createdMicros = HandWritten.micros(row.createdAt());
        updatedMicros = HandWritten.micros(row.updatedAt());
    }

    Server row() {
        return new Server(
                id,
                name,
                definition,
                definitionCid,
                enabled,
                HandWritten.instant(createdMicros),
                HandWritten.instant(updatedMicros));
    }
}
