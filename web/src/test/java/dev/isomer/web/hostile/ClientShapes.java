package dev.isomer.web.hostile;

import static dev.isomer.web.hostile.Control.FORGETFUL;
import static dev.isomer.web.hostile.Control.PATIENT;
import static dev.isomer.web.hostile.Shape.scripted;
import static dev.isomer.web.hostile.Shape.slow;

import dev.isomer.web.http.RawAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Clients that take their time, or leave. Those in no hurry would be done in some twenty seconds. */
final class ClientShapes {
    private static final int DROPS = 100;
    private static final int PAUSE_MILLIS = 200;

    private ClientShapes() {}

    static List<Shape> all() {
        Expectation cut = Expectation.of(408).orSilence();
        return List.of(
                slow("a header in drops", ClientShapes::header, cut, PATIENT),
                slow("a body in drops", ClientShapes::body, cut, PATIENT),
                slow("chunks in drops", ClientShapes::chunks, cut, PATIENT),
                slow("a body that stops", ClientShapes::stops, cut, PATIENT),
                slow("a connection without a request", ClientShapes::idle, cut, PATIENT),
                slow("a connection kept without another request", ClientShapes::kept, Expectation.of(200), PATIENT),
                slow(
                        "a client that stops reading",
                        dice -> Script.of(dice.get(LargeContent.PATH)).stalling(DROPS * PAUSE_MILLIS),
                        Expectation.of(200).and(ClientShapes::whole),
                        PATIENT),
                scripted(
                        "a client that leaves amid its request", ClientShapes::leaves, Expectation.of(200), FORGETFUL));
    }

    private static Optional<String> whole(RawAnswer answer) {
        return answer.body().length() == LargeContent.SIZE_BYTES
                ? Optional.of("was waited for until it read on")
                : Optional.empty();
    }

    private static Script header(Dice dice) {
        String start = "GET /servers HTTP/1.1\r\n" + dice.host() + "\r\nConnection: close\r\nX-Slow: ";
        return Script.slowly(start, "x", DROPS, PAUSE_MILLIS, "\r\n\r\n");
    }

    private static Script body(Dice dice) {
        String head = dice.lines(
                "POST /servers HTTP/1.1",
                dice.host(),
                "Content-Length: " + (DROPS + 1),
                "Content-Type: application/json",
                "Connection: close");
        return Script.slowly(head, " ", DROPS, PAUSE_MILLIS, "1");
    }

    private static Script chunks(Dice dice) {
        String head = dice.lines(
                "POST /servers HTTP/1.1",
                dice.host(),
                "Transfer-Encoding: chunked",
                "Content-Type: application/json",
                "Connection: close");
        return Script.slowly(head, "1\r\n \r\n", DROPS, PAUSE_MILLIS, "0\r\n\r\n");
    }

    private static Script stops(Dice dice) {
        String head = dice.lines(
                "POST /servers HTTP/1.1",
                dice.host(),
                "Content-Length: 10",
                "Content-Type: application/json",
                "Connection: close");
        return Script.slowly(head + dice.pick("", " ", "     "), "", 1, DROPS * PAUSE_MILLIS, "          ");
    }

    private static Script idle(Dice dice) {
        return Script.slowly("", "", 1, DROPS * PAUSE_MILLIS, dice.get("/servers"));
    }

    private static Script kept(Dice dice) {
        String first = dice.lines("GET /servers HTTP/1.1", dice.host());
        return Script.slowly(first, "", DROPS, PAUSE_MILLIS, dice.get("/servers"));
    }

    private static Script leaves(Dice dice) {
        String whole = dice.json("{\"name\":\"" + "x".repeat(dice.number(10, 3_000)) + "\"}");
        String part = whole.substring(0, dice.number(whole.indexOf("\r\n\r\n"), whole.length() - 1));
        List<byte[]> parts = List.of(bytes(part), bytes(dice.get("/servers")));
        return new Script(parts, 0, Script.Ending.LEAVES);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
