package dev.isomer.storage.sqlite;

import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.SchemaSql;
import dev.isomer.storage.spi.WriterQueue;
import dev.isomer.storage.spi.Writing;
import dev.isomer.storage.spi.Writing.Sealed;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The connection that writes. While others wait to write, a write that is done leaves its transaction open to the next,
 * which works under a savepoint in it; one commit, which forces the log once, is for all.
 *
 * <pre>
 *   first    BEGIN ── work ── seal                                              await ─┐
 *   second                        SAVEPOINT ── work ── RELEASE ── seal          await ─┤
 *   third                                                             … COMMIT  await ─┴─► all return
 * </pre>
 *
 * <p>Who seals while nobody waits, and as many are done as were in the last group, commits for all, and so does who
 * rolls back, because it may have read what the others wrote. If whoever waited does not come, one of those that wait
 * for the commit commits. If he comes and stands still, so does one of those; what he has done until then is undone,
 * and he runs again by himself.
 *
 * <p>A write by itself is touched by its thread alone, which has the façade's writer lock. While a transaction is left
 * open, everybody who touches the connection holds this object's monitor, for one statement at the most.
 */
final class GroupCommit {
    private static final String MEMBER = "member";

    private final SqliteFile file;
    private final GroupLimits limits;
    private volatile WriterQueue queue = WriterQueue.EMPTY;
    private JdbcConnection connection;
    /** The transaction that was left open, with those that are done. */
    private @Nullable CommitGroup open;
    /** Who works under a savepoint in it now. */
    private @Nullable GroupedWriting working;
    /** How many the last group had, all of whom may come again. */
    private int expectedMembers = 1;

    /** How long the last commit of a group took. */
    private volatile long lingerNanos;

    GroupCommit(SqliteFile file, JdbcConnection connection, GroupLimits limits) {
        this.file = file;
        this.connection = connection;
        this.limits = limits;
    }

    void serve(WriterQueue writers) {
        queue = writers;
    }

    /** Begins a write; who runs again does so by himself, so that nothing of others can make him fail. */
    synchronized Writing begin(SchemaSql statements) {
        if (open != null && (queue.isRunAgain() || connection.isBroken())) {
            commit(open);
        }
        return open == null ? beginAlone(statements) : new GroupedWriting(this, statements);
    }

    private SqliteWriting beginAlone(SchemaSql statements) {
        try {
            if (connection.isBroken()) {
                connection.closeQuietly();
                connection = file.openWriter();
            }
            connection.run("BEGIN IMMEDIATE");
        } catch (SQLException failure) {
            throw SqliteErrors.INSTANCE.ofStatement(failure);
        }
        return new SqliteWriting(connection, statements, this);
    }

    /**
     * Where a write's statements go that came while a transaction was open: to that one, or to its own if that has been
     * committed.
     */
    synchronized SqliteWriting enter(GroupedWriting writing, SchemaSql statements) {
        if (open == null) {
            return beginAlone(statements);
        }
        run("SAVEPOINT " + MEMBER);
        working = writing;
        return new SqliteWriting(connection, statements, this);
    }

    /** Whether a transaction was left open. */
    synchronized boolean isOpen() {
        return open != null;
    }

    /** Ends the work of the write that has its turn, and its savepoint if it has one. */
    synchronized Sealed seal() {
        if (working != null) {
            run("RELEASE " + MEMBER);
            working = null;
        }
        boolean isAnotherWaiting = queue.isAnotherWaiting();
        boolean isLeftOpen = isLeftOpen(open, isAnotherWaiting);
        if (open == null) {
            if (!isLeftOpen) {
                commitAlone();
                return () -> {};
            }
            open = new CommitGroup();
        }
        CommitGroup group = open;
        int number = group.add();
        if (!isLeftOpen) {
            commit(group);
        } else if (!isAnotherWaiting) {
            return () -> {
                linger(group, number);
                await(group);
            };
        }
        return () -> await(group);
    }

    private boolean isLeftOpen(@Nullable CommitGroup group, boolean isAnotherWaiting) {
        int members = group == null ? 1 : group.members() + 1;
        return (isAnotherWaiting || members < expectedMembers)
                && !queue.isRunAgain()
                && members < limits.members()
                && (group == null || group.ageNanos() < limits.growthNanos());
    }

    /**
     * Gives those who were just let go the time to come again, not longer than a commit would take; else the quickest
     * of them would always be committed without the others.
     */
    private void linger(CommitGroup group, int number) {
        long startNanos = System.nanoTime();
        while (group.members() == number && !group.isEnded()) {
            if (System.nanoTime() - startNanos > lingerNanos) {
                endIfNobodyCame(group, number);
                return;
            }
            Thread.yield();
        }
    }

    private synchronized void endIfNobodyCame(CommitGroup group, int number) {
        if (open == group && working == null && group.members() == number) {
            commit(group);
        }
    }

    private void run(String text) {
        try {
            connection.run(text);
        } catch (SQLException failure) {
            throw SqliteErrors.INSTANCE.ofStatement(failure);
        }
    }

    private void commitAlone() {
        try {
            connection.run("COMMIT");
        } catch (SQLException failure) {
            throw SqliteErrors.INSTANCE.ofCommit(failure);
        }
    }

    private void commit(CommitGroup group) {
        open = null;
        expectedMembers = 1;
        long startNanos = System.nanoTime();
        RuntimeException failure = new OutcomeUnknownException("The commit was cut off; read the rows.", null);
        try {
            commitAlone();
            failure = null;
            expectedMembers = group.members();
            lingerNanos = Math.min(System.nanoTime() - startNanos, limits.growthNanos());
        } catch (RuntimeException failed) {
            failure = failed;
            rollBackAll();
        } finally {
            group.end(failure);
        }
    }

    /** Where that fails, as after a database has rolled back by itself, the connection is not used again. */
    private void rollBackAll() {
        try {
            connection.run("ROLLBACK");
        } catch (SQLException failure) {
            connection.setBroken();
        }
    }

    /** Undoes what the write that has its turn has done. */
    synchronized void rollback() {
        CommitGroup group = open;
        if (group == null) {
            rollBackAll();
            return;
        }
        boolean hasRead = working != null;
        end(group);
        if (hasRead) {
            group.rethrowIfNotKept();
        }
    }

    /** Commits without the one who works, if there is one. */
    private void end(CommitGroup group) {
        GroupedWriting member = working;
        working = null;
        if (member != null) {
            try {
                connection.run("ROLLBACK TO " + MEMBER);
                connection.run("RELEASE " + MEMBER);
            } catch (SQLException lost) {
                // A statement that failed badly has ended the whole transaction, which was not to be committed yet.
                open = null;
                rollBackAll();
                group.end(SqliteErrors.INSTANCE.ofStatement(lost));
                return;
            }
        }
        commit(group);
    }

    private void await(CommitGroup group) {
        while (!group.isEndedWithin(limits.growthNanos())) {
            endIfHeldUp(group);
        }
        group.rethrow();
    }

    private synchronized void endIfHeldUp(CommitGroup group) {
        if (open != group) {
            return;
        }
        GroupedWriting member = working;
        if (member == null) {
            end(group);
        } else if (group.ageNanos() > limits.workNanos()) {
            member.takeBack();
            end(group);
        }
    }

    /** Commits what was left open, though nobody waits for it any more, and closes the connection. */
    synchronized void close() {
        if (open != null) {
            end(open);
        }
        connection.closeQuietly();
    }
}
