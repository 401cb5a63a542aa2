package dev.isomer.reliability.instance;

import dev.isomer.storage.Stores;
import dev.isomer.storage.jdbc.Sql;
import dev.isomer.storage.jdbc.server.ServerDialect;
import dev.isomer.storage.jdbc.server.ServerEngine;
import dev.isomer.storage.jdbc.server.ServerKind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A fault that proofs must find: the engine of a server, by URLs with {@value #PREFIX} before, whose writers do not
 * wait for their turn.
 */
public abstract sealed class UnlockedEngine extends ServerEngine {
    static final String PREFIX = "unlocked";

    private final String scheme;

    private UnlockedEngine(String scheme) {
        this.scheme = scheme;
    }

    /** Of PostgreSQL. */
    public static final class OfPostgresql extends UnlockedEngine {
        /** For {@link java.util.ServiceLoader}. */
        public OfPostgresql() {
            super("postgresql");
        }
    }

    /** Of MariaDB. */
    public static final class OfMariaDb extends UnlockedEngine {
        /** For {@link java.util.ServiceLoader}. */
        public OfMariaDb() {
            super("mysql");
        }
    }

    @Override
    public final String scheme() {
        return PREFIX + scheme;
    }

    /** A kind is its engine's own. */
    @Override
    protected final ServerKind kind() {
        try {
            Method method = ServerEngine.class.getDeclaredMethod("kind");
            method.setAccessible(true);
            ServerKind sound = (ServerKind) method.invoke(Stores.engineOf(scheme + ":"));
            return changed(ServerKind.class, sound, "dialect", UnlockedEngine::unlocked);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object unlocked(Object dialect) {
        return changed(ServerDialect.class, dialect, "beginWrite", UnlockedEngine::withoutLock);
    }

    private static Object withoutLock(Object statements) {
        return ((List<?>) statements)
                .stream()
                        .map(statement -> ((Sql) statement).text())
                        .filter(text -> !text.startsWith("LOCK TABLE"))
                        .map(text -> text.replace("REPEATABLE READ", "READ COMMITTED")
                                .replace("FOR UPDATE", ""))
                        .map(Sql::of)
                        .toList();
    }

    /** The same but for what one method gives. */
    private static <T> T changed(Class<T> type, Object sound, String name, UnaryOperator<Object> change) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(sound, arguments);
                        return method.getName().equals(name) ? change.apply(result) : result;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }
}
