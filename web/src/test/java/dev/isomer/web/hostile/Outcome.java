package dev.isomer.web.hostile;

import dev.isomer.web.http.RawAnswer;
import java.util.List;

/**
 * What became of a script.
 *
 * @param answers all that came back, in order, without those that only tell the client to go on
 */
record Outcome(List<RawAnswer> answers, End end) {

    /** How the connection ended. */
    enum End {
        /** The server closed it. */
        CLOSED,
        /** The server cut it. */
        CUT,
        /** The client's patience ended. */
        HUNG
    }
}
