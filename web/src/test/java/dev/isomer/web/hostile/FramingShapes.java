package dev.isomer.web.hostile;

import static dev.isomer.web.hostile.Control.GULLIBLE;
import static dev.isomer.web.hostile.Control.HASTY;
import static dev.isomer.web.hostile.Shape.quick;
import static dev.isomer.web.hostile.Shape.scripted;

import java.util.List;

/** Where a request ends is said in two ways, or in one that servers read differently: one request would become two. */
final class FramingShapes {
    private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    private static final int PIPELINED = 20;

    private FramingShapes() {}

    static List<Shape> all() {
        Expectation refused = Expectation.of(400);
        Expectation cutOff = Expectation.of(400).orSilence();
        return List.of(
                quick("a length and chunks", FramingShapes::lengthAndChunks, refused, GULLIBLE),
                quick("two lengths", FramingShapes::twoLengths, refused, GULLIBLE),
                quick("a length that is no number", FramingShapes::oddLength, refused, GULLIBLE),
                quick("an unknown transfer coding", FramingShapes::oddCoding, Expectation.of(400, 501), GULLIBLE),
                quick(
                        "a folded header field",
                        FramingShapes::folded,
                        Expectation.of(200, 415).times(2),
                        GULLIBLE),
                quick("lines that end in a line feed", FramingShapes::lineFeeds, refused, GULLIBLE),
                quick("lines that end in a carriage return", FramingShapes::carriageReturns, cutOff, GULLIBLE),
                quick("a chunk size that is none", FramingShapes::oddChunk, cutOff, GULLIBLE),
                quick("a blank before the colon", FramingShapes::blankBeforeColon, refused, GULLIBLE),
                quick(
                        "a body behind a GET",
                        FramingShapes::bodyBehindGet,
                        Expectation.of(200).times(2),
                        GULLIBLE),
                scripted(
                        "requests behind each other",
                        FramingShapes::pipelined,
                        Expectation.of(200, 404).times(PIPELINED),
                        HASTY),
                scripted(
                        "a client that will send no more",
                        dice -> Script.of(dice.get("/servers")).ending(Script.Ending.CLOSES_ITS_HALF),
                        Expectation.of(200),
                        HASTY),
                scripted("half a request", FramingShapes::half, Expectation.ofAnyRefusal(), GULLIBLE));
    }

    private static String lengthAndChunks(Dice dice) {
        String body = "0\r\n\r\n" + SMUGGLED;
        String length = "Content-Length: " + dice.pick("" + body.length(), "5", "0", "4");
        String chunks =
                dice.pick("Transfer-Encoding: chunked", "transfer-encoding:chunked", "Transfer-Encoding: Chunked");
        String[] order = dice.number(0, 1) == 0 ? new String[] {length, chunks} : new String[] {chunks, length};
        return dice.lines("POST /servers HTTP/1.1", dice.host(), order[0], order[1], "Connection: close") + body;
    }

    private static String twoLengths(Dice dice) {
        String first = "Content-Length: " + dice.number(0, 9);
        String second = dice.pick("Content-Length: ", "content-length: ", "Content-Length:") + dice.number(10, 50);
        return dice.lines("POST /servers HTTP/1.1", dice.host(), first, second, "Connection: close") + SMUGGLED;
    }

    private static String oddLength(Dice dice) {
        String length =
                dice.pick("-1", "+5", "0x5", "5 5", "5, 6", "", "5.0", "five", "5;5", "\u00b2", "1e1", "5\u00a0");
        return dice.lines("POST /servers HTTP/1.1", dice.host(), "Content-Length: " + length, "Connection: close")
                + SMUGGLED;
    }

    private static String oddCoding(Dice dice) {
        String coding = dice.pick(
                "xchunked",
                "chunked, identity",
                "chunked, chunked",
                "gzip, chunked",
                "chunked;q=1",
                "\"chunked\"",
                "chunkedx",
                "chunked\u00a0",
                "identity, chunked",
                ", chunked");
        return dice.lines("POST /servers HTTP/1.1", dice.host(), "Transfer-Encoding: " + coding, "Connection: close")
                + "0\r\n\r\n" + SMUGGLED;
    }

    /** The length stands in the value of another field, so nothing of the second request is a body. */
    private static String folded(Dice dice) {
        String second = dice.get("/servers");
        String field = "X-Folded: a\r\n" + dice.pick("\t", "\t ", "\t\t") + "Content-Length: " + second.length();
        return dice.lines("POST /servers HTTP/1.1", dice.host(), field) + second;
    }

    private static String lineFeeds(Dice dice) {
        String whole = dice.get("/servers", dice.host(), "X-Word: " + dice.word());
        if (dice.number(0, 1) == 0) {
            return whole.replace("\r\n", "\n");
        }
        int line = whole.indexOf("\r\n", dice.number(0, 60));
        return whole.substring(0, line) + whole.substring(line + 1);
    }

    private static String carriageReturns(Dice dice) {
        String whole = dice.get("/servers", dice.host(), "X-Word: " + dice.word());
        int line = whole.indexOf("\r\n", dice.number(0, 40));
        return whole.substring(0, line + 1) + whole.substring(line + 2);
    }

    /** Whatever a server makes of the size, the connection does not live to carry what comes behind. */
    private static String oddChunk(Dice dice) {
        String size = dice.pick(
                "0x5", "-5", "5 5", "g", "", "FFFFFFFFFFFFFFFF5", "8000000000000005", "+5", "5\u00a0", "\"5\"", "५");
        return dice.lines(
                        "POST /servers HTTP/1.1",
                        dice.host(),
                        "Content-Type: application/json",
                        "Transfer-Encoding: chunked")
                + size + "\r\nhello\r\n0\r\n\r\n" + SMUGGLED;
    }

    private static String blankBeforeColon(Dice dice) {
        String field =
                dice.pick("Content-Length : 5", "Transfer-Encoding : chunked", "X-Odd\t: 1", "Accept : text/html");
        return dice.lines("POST /servers HTTP/1.1", dice.host(), field, "Connection: close") + "0\r\n\r\n";
    }

    /** The body belongs to the first request and is not the second one. */
    private static String bodyBehindGet(Dice dice) {
        String length = "Content-Length: " + SMUGGLED.length();
        return dice.lines("GET /servers HTTP/1.1", dice.host(), length) + SMUGGLED + dice.get("/servers");
    }

    private static Script pipelined(Dice dice) {
        StringBuilder all = new StringBuilder();
        for (int i = 1; i < PIPELINED; i++) {
            all.append(
                    dice.lines("GET " + dice.pick("/", "/servers", "/no/" + dice.word()) + " HTTP/1.1", dice.host()));
        }
        return Script.of(all + dice.get("/healthz"));
    }

    private static Script half(Dice dice) {
        String whole = dice.json("{\"name\":\"" + dice.word() + "\"}");
        return Script.of(whole.substring(0, dice.number(1, whole.length() - 1))).ending(Script.Ending.CLOSES_ITS_HALF);
    }
}
