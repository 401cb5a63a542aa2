package dev.isomer.web.hostile;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Good requests with some bytes changed, taken away, doubled or swapped. */
final class Mutations {
    /** Anything but a failure of the server; a length that is shorter now makes the rest another request. */
    static final Expectation EXPECTATION =
            new Expectation(statuses(), Expectation.ANY_NUMBER, true, answer -> Optional.empty());

    private Mutations() {}

    static Script of(Dice dice) {
        StringBuilder text = new StringBuilder(dice.pick(
                dice.json("{\"name\":\"a\",\"definition\":1}"),
                dice.get("/servers?limit=10&sort=-name", "Accept: text/html", "If-None-Match: \"a\""),
                dice.get("/AAAAAAAFaGVsbG8.txt", "Range: bytes=1-2", "If-Range: \"AAAAAAAFaGVsbG8\""),
                dice.request("PUT", "/aliases/a", "{}", "Content-Type: application/json", "If-Match: *"),
                dice.request("POST", "/variables", "name=a", "Content-Type: application/x-www-form-urlencoded"),
                dice.lines("POST /secrets HTTP/1.1", dice.host(), "Transfer-Encoding: chunked", "Connection: close")
                        + "2\r\n{}\r\n0\r\n\r\n"));
        for (int changes = dice.number(1, 4); changes > 0 && text.length() > 1; changes--) {
            int at = dice.number(0, text.length() - 1);
            switch (dice.number(0, 4)) {
                case 0 -> text.setCharAt(at, (char) dice.number(0, 255));
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.insert(at, text.charAt(at));
                case 3 -> text.insert(at, dice.pick("\r\n", "\n", "\u0000", "%", "%00", "\"", "{", " ", ":", ","));
                default -> text.setLength(at + 1);
            }
        }
        return Script.of(text.toString()).ending(Script.Ending.CLOSES_ITS_HALF);
    }

    private static Set<Integer> statuses() {
        return IntStream.concat(IntStream.range(200, 500), IntStream.of(501))
                .boxed()
                .collect(Collectors.toSet());
    }
}
