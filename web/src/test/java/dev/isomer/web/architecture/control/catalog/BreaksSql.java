package dev.isomer.web.architecture.control.catalog;

import java.sql.Connection;

/** Speaks SQL outside an engine. */
final class BreaksSql {
    Class<?> speaks() {
        return Connection.class;
    }
}
