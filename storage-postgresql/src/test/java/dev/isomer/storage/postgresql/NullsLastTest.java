package dev.isomer.storage.postgresql;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.history.HistoryCampaign;
import dev.isomer.storage.jdbc.server.ServerDialect;
import dev.isomer.storage.jdbc.server.ServerEngine;
import dev.isomer.storage.jdbc.server.ServerKind;
import dev.isomer.storage.model.Attribute;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** PostgreSQL's own place for null in an order is seen by random programs within a few hundred statements. */
final class NullsLastTest {
    private static final long STATEMENTS = 20_000;

    /** Orders as PostgreSQL does when nothing is said of null. */
    private static Object call(Object proxy, Method method, Object[] arguments) throws Throwable {
        PostgresqlDialect right = PostgresqlDialect.INSTANCE;
        if (method.getName().equals("order")) {
            return right.column((Attribute<?, ?>) arguments[0]) + ((Boolean) arguments[1] ? " DESC" : "");
        }
        return method.invoke(right, arguments);
    }

    private static final class Wrong extends ServerEngine {
        @Override
        public String scheme() {
            return "postgresql";
        }

        @Override
        protected ServerKind kind() {
            Class<ServerDialect> type = ServerDialect.class;
            Object dialect = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, NullsLastTest::call);
            return new PostgresqlKind("postgresql", type.cast(dialect));
        }
    }

    @Test
    void ordersWithoutAPlaceForNullAreSeen() {
        String seen = HistoryCampaign.firstDifference(1, STATEMENTS, "postgresql", TestedEngine.of(new Wrong()));

        assertTrue(seen != null && seen.contains("engine=postgresql"), seen);
    }
}
