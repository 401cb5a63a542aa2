package dev.isomer.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.reliability.proof.ForceLog;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reading of a log of system calls, also where those of several threads are between each other. */
class ForceLogTest {
    private static final Pattern FILES = Pattern.compile("/s/.*");
    private static final String ACK = "1 write(1<pipe:[7]>, \"ack 1\\n\", 6) = 6";
    private static final String WRITE = "1 write(5</s/log>, \"a\"..., 90) = 90";
    private static final String FORCE = "1 fsync(5</s/log>) = 0";

    private static int early(String... lines) {
        ForceLog log = ForceLog.of(List.of(lines), FILES);
        assertEquals(1, log.acknowledgements());
        return log.early().size();
    }

    @Test
    void anAcknowledgementAfterItsForceIsInTime() {
        assertEquals(0, early(WRITE, FORCE, ACK));
        assertEquals(0, early(WRITE, FORCE.replace("fsync", "fdatasync"), ACK));
        assertEquals(0, early(WRITE, "1 fsync(5</s/log> <unfinished ...>", "1 <... fsync resumed>) = 0", ACK));
    }

    @Test
    void anotherThreadMayForceForIt() {
        assertEquals(0, early(WRITE, FORCE.replaceFirst("1", "2"), ACK));
        assertEquals(0, early(WRITE, "2 fsync(5</s/log> <unfinished ...>", "2 <... fsync resumed>) = 0", ACK));
    }

    @Test
    void oneWithoutAForceIsEarly() {
        assertEquals(1, early(WRITE, ACK));
        assertEquals(1, early(ACK));
        assertEquals(1, early(WRITE, ACK, FORCE));
        assertEquals(1, early(FORCE, WRITE, ACK));
    }

    @Test
    void aForceThatBeganBeforeTheWriteEndedIsNone() {
        assertEquals(
                1,
                early(
                        "1 write(5</s/log>, \"a\"..., 90 <unfinished ...>",
                        "2 fsync(5</s/log> <unfinished ...>",
                        "1 <... write resumed>) = 90",
                        "2 <... fsync resumed>) = 0",
                        ACK));
        assertEquals(1, early(WRITE, "2 fsync(5</s/log> <unfinished ...>", ACK, "2 <... fsync resumed>) = 0"));
    }

    @Test
    void aForceOfAnotherFileOrOneThatFailedIsNone() {
        assertEquals(1, early(WRITE, FORCE.replace("/s/log", "/s/other"), ACK));
        assertEquals(1, early(WRITE, "1 fsync(5</s/log>) = -1 EIO (Input/output error) (INJECTED)", ACK));
    }

    @Test
    void whatOpeningWritesNeedNotBeForced() {
        assertEquals(0, early(WRITE, "1 write(1<pipe:[7]>, \"found 0\\n\", 8) = 8", WRITE, FORCE, ACK));
        assertEquals(1, early(WRITE, FORCE, "1 write(1<pipe:[7]>, \"found 0\\n\", 8) = 8", ACK));
    }
}
