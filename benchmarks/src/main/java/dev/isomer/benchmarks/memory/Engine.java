package dev.isomer.benchmarks.memory;

import dev.isomer.benchmarks.Server;
import dev.isomer.storage.model.Group;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory with servers and page views, as an expert of its library would write it. Names are unique; servers
 * have indexes by name and by content, page views by path. Each call is a transaction of its own, where there are any.
 *
 * <p>For one thread at a time; {@link #forThread} gives another thread the same rows.
 */
interface Engine extends AutoCloseable {
    /** The server with this id, or null. */
    @Nullable
    Server get(long id) throws Exception;

    /** The server with this name, or null. */
    @Nullable
    Server find(String name) throws Exception;

    /** Adds a server without an id, and gives it one. */
    long insert(Server row) throws Exception;

    /** Changes whether a server is enabled, and when it was changed; the rest is as it was. */
    void update(Server row) throws Exception;

    /** Removes a server. */
    void delete(long id) throws Exception;

    /** Adds servers without ids in one transaction, and gives them ids in ascending order. */
    long[] insertAll(List<Server> rows) throws Exception;

    /** The first servers whose name begins so, by name. */
    List<Server> listByPrefix(String prefix, int limit) throws Exception;

    /** The first servers that are enabled, by name. */
    List<Server> listEnabled(int limit) throws Exception;

    /** Servers by name, without so many at the beginning. */
    List<Server> page(int offset, int limit) throws Exception;

    /** How many servers there are. */
    long count() throws Exception;

    /** Adds page views, with the ids that they have, in one transaction. */
    void insertViews(List<PageView> views) throws Exception;

    /** All paths of page views, each with how often it was viewed: the most frequent first, then by path. */
    List<Group<String>> countByPath() throws Exception;

    /** Opens a store of nine types beside this one, each with a unique and another index, and closes it. */
    Object openNine() throws Exception;

    /**
     * Copies the store, and closes the copy.
     *
     * @throws UnsupportedOperationException if the engine cannot
     */
    default Object fork() {
        throw new UnsupportedOperationException("This engine has no fork.");
    }

    /** The same rows for another thread; they are closed here. */
    default Engine forThread() throws Exception {
        return this;
    }

    /** The bytes that the rows take outside of the heap. */
    default long nativeBytes() throws Exception {
        return 0;
    }

    /**
     * Has the engine check itself, if it can.
     *
     * @throws IllegalStateException if it finds something wrong
     */
    default void verify() {}

    @Override
    default void close() throws Exception {}
}
