package dev.isomer.web.architecture.planted.storage.memory;

import dev.isomer.web.architecture.planted.storage.Facade;
import dev.isomer.web.architecture.planted.storage.sqlite.Other;
import java.sql.SQLException;

/** Knows the other engine, and speaks of SQL. */
public final class Engine {
    /** Uses what it must not know. */
    public Object use(Facade facade, Other other) {
        return new SQLException(facade.toString() + other);
    }
}
