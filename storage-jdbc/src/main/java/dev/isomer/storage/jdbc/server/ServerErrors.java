package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.jdbc.SqlErrors;
import dev.isomer.storage.spi.TransientFailure;
import java.sql.SQLException;

/** What errors of a server lead to, given what each of them says. Without state. */
public abstract class ServerErrors implements SqlErrors {
    /** For subclasses. */
    protected ServerErrors() {}

    /** Whether another connection held what was waited for, all the time. */
    protected abstract boolean isBusy(SQLException failure);

    /** Whether the transaction is undone, and running all of it again may succeed. */
    protected abstract boolean isAborted(SQLException failure);

    /** Whether the connection was lost, so that it is not known what became of a commit. */
    protected abstract boolean isLost(SQLException failure);

    /** What to do about any other failure, in a sentence, with the server's own words. */
    protected abstract String sentence(SQLException failure);

    @Override
    public final RuntimeException ofStatement(SQLException failure) {
        if (isBusy(failure)) {
            return new TransientFailure("Another connection writes: " + failure.getMessage(), failure, true);
        }
        if (isAborted(failure)) {
            return new TransientFailure("The server aborted it: " + failure.getMessage(), failure, false);
        }
        return new StorageFailureException(sentence(failure) + " Nothing of this transaction is kept.", failure);
    }

    @Override
    public final RuntimeException ofCommit(SQLException failure) {
        return isLost(failure)
                ? new OutcomeUnknownException(
                        "The connection to the server was lost while committing: read the rows to see whether they"
                                + " changed. (" + failure.getMessage() + ")",
                        failure)
                : ofStatement(failure);
    }
}
