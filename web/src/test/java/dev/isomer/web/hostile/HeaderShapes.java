package dev.isomer.web.hostile;

import static dev.isomer.web.hostile.Control.GENEROUS;
import static dev.isomer.web.hostile.Control.GULLIBLE;
import static dev.isomer.web.hostile.Shape.quick;

import dev.isomer.web.http.RawAnswer;
import java.util.List;
import java.util.Optional;

/** Header fields that are too many, too long, malformed, or speak for somebody else. */
final class HeaderShapes {
    private static final String CONTENT = "/AAAAAAAFaGVsbG8.txt";

    private HeaderShapes() {}

    static List<Shape> all() {
        Expectation refused = Expectation.of(400);
        Expectation tooMuch = Expectation.of(400, 431).orSilence();
        Expectation served = Expectation.of(200);
        return List.of(
                quick("a header too long", HeaderShapes::longHeader, tooMuch, GENEROUS),
                quick("too many header fields", HeaderShapes::manyHeaders, tooMuch, GENEROUS),
                quick("NUL in a header field", HeaderShapes::nul, refused, GULLIBLE),
                quick("a field's name that is no word", HeaderShapes::oddName, refused, GULLIBLE),
                quick("no host, or several", HeaderShapes::hosts, refused, GULLIBLE),
                quick(
                        "a name that was rebound to this machine",
                        HeaderShapes::rebound,
                        Expectation.of(400, 421),
                        GULLIBLE),
                quick("a host that a proxy would forward", HeaderShapes::forwarded, Expectation.of(421), GULLIBLE),
                quick("a change for a foreign origin", HeaderShapes::foreignOrigin, Expectation.of(403), GULLIBLE),
                quick("a change for another site", HeaderShapes::crossSite, Expectation.of(403), GULLIBLE),
                quick(
                        "a change as a form of another site may send it",
                        HeaderShapes::plainJson,
                        Expectation.of(415),
                        GULLIBLE),
                quick("an Accept that cannot be read", HeaderShapes::accept, served, GULLIBLE),
                quick("cookies of any form", HeaderShapes::cookies, served, GULLIBLE),
                quick("a range that cannot be", HeaderShapes::range, Expectation.of(200, 206, 416), GULLIBLE),
                quick(
                        "a condition that cannot be read",
                        HeaderShapes::condition,
                        Expectation.of(200, 304, 400, 412),
                        GULLIBLE),
                quick(
                        "an upgrade to another protocol",
                        HeaderShapes::upgrade,
                        served.and(HeaderShapes::noServerOfOthers),
                        GULLIBLE),
                quick(
                        "a client that asks whether to send too much",
                        HeaderShapes::expect,
                        Expectation.of(413),
                        GENEROUS));
    }

    private static Optional<String> noServerOfOthers(RawAnswer answer) {
        return answer.header("Content-Type").isEmpty() ? Optional.of("is of no type") : Optional.empty();
    }

    private static String longHeader(Dice dice) {
        return dice.get(
                "/servers",
                dice.pick("X-Long", "Cookie", "Accept", "Referer") + ": " + "x".repeat(dice.number(33_000, 120_000)));
    }

    private static String manyHeaders(Dice dice) {
        String[] fields = new String[dice.number(101, 900)];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = dice.pick("X-" + i, "X-Same", "Accept") + ": " + dice.word();
        }
        return dice.get("/servers", fields);
    }

    private static String nul(Dice dice) {
        return dice.get(
                "/servers", dice.pick("X-Nul: a\u0000b", "X\u0000Nul: a", "Accept: text/html\u0000", "X-Nul: \u0000"));
    }

    private static String oddName(Dice dice) {
        return dice.get(
                "/servers",
                dice.pick(
                        "X(y): 1",
                        "X\u00e9: 1",
                        ": 1",
                        "\"X\": 1",
                        "X y: 1",
                        "X,y: 1",
                        "X/y: 1",
                        "X@y: 1",
                        "No colon",
                        "X{}: 1"));
    }

    private static String hosts(Dice dice) {
        return dice.pick(
                dice.lines("GET /servers HTTP/1.1", "Connection: close"),
                dice.get("/servers", dice.host(), dice.host()),
                dice.get("/servers", dice.host(), "Host: " + dice.word()),
                dice.get("/servers", "Host: a b"),
                dice.get("/servers", "Host: 127.0.0.1:" + dice.port() + ", 127.0.0.1"),
                dice.get("/servers", "Host: 127.0.0.1:port"),
                dice.get("/servers", "Host: http://127.0.0.1:" + dice.port()));
    }

    private static String rebound(Dice dice) {
        String port = ":" + dice.port();
        return dice.get(
                "/servers",
                "Host: "
                        + dice.pick(
                                dice.word() + ".example" + port,
                                "localhost.evil.example" + port,
                                "127.0.0.1.nip.io" + port,
                                "127.0.0.1",
                                "127.0.0.1:1",
                                "0.0.0.0" + port,
                                "[::]" + port,
                                "127.1" + port,
                                "2130706433" + port,
                                "0x7f000001" + port,
                                "localhost." + port,
                                "127.0.0.1." + port,
                                "[::ffff:127.0.0.1]" + port,
                                "",
                                " ",
                                "127.0.0.1:0" + dice.port(),
                                "user@127.0.0.1" + port,
                                "127.0.0.1" + port + "/",
                                "127.0.0.1" + port + "#",
                                "%31%32%37.0.0.1" + port));
    }

    private static String forwarded(Dice dice) {
        return dice.get(
                "/servers",
                "Host: " + dice.word() + ".example",
                dice.pick("X-Forwarded-Host: ", "Forwarded: host=", "X-Host: ", "X-Original-Host: ") + "127.0.0.1:"
                        + dice.port());
    }

    private static String foreignOrigin(Dice dice) {
        String origin = dice.pick(
                "http://" + dice.word() + ".example",
                "null",
                "https://127.0.0.1:" + dice.port(),
                "http://127.0.0.1",
                "http://127.0.0.1:1",
                "http://localhost:" + dice.port(),
                "http://127.0.0.1:" + dice.port() + ".evil.example",
                "http://127.0.0.1:" + dice.port() + " http://evil.example",
                "",
                "file://",
                "http://[::1]:" + dice.port());
        return dice.request(
                dice.pick("POST", "PUT", "PATCH", "DELETE"),
                "/servers/" + dice.word(),
                "{}",
                "Content-Type: application/json",
                "Origin: " + origin,
                dice.pick("Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: none", "X-None: 1"));
    }

    private static String crossSite(Dice dice) {
        return dice.request(
                dice.pick("POST", "PUT", "PATCH", "DELETE"),
                "/servers/" + dice.word(),
                "{}",
                "Content-Type: application/json",
                "Sec-Fetch-Site: "
                        + dice.pick("cross-site", "same-site", "", "Same-Origin", "same-origin, cross-site", "x"),
                dice.pick("Origin: http://127.0.0.1:" + dice.port(), "X-None: 1"));
    }

    private static String plainJson(Dice dice) {
        return dice.request(
                "POST",
                "/servers",
                "{\"name\":\"" + dice.word() + "\",\"definition\":\"x\"}",
                "Content-Type: "
                        + dice.pick(
                                "text/plain",
                                "text/plain;application/json",
                                "multipart/form-data",
                                "application/x-json",
                                "",
                                "application/json+x"));
    }

    private static String accept(Dice dice) {
        return dice.get(
                "/servers",
                "Accept: "
                        + dice.pick(
                                "text/html;q=",
                                "text/html;q=NaN",
                                "text/html;q=1e999",
                                ",,,,",
                                "/",
                                "*",
                                "text",
                                "text/html;q=-1",
                                ";",
                                "text/html;q=0.5;q=2",
                                "a/b,".repeat(5_000),
                                "text/html" + ";x".repeat(5_000),
                                "application/json;q=\"1\"",
                                "\u00e9/\u00e9"));
    }

    private static String cookies(Dice dice) {
        return dice.get(
                "/servers",
                "Cookie: "
                        + dice.pick(
                                "a",
                                "=",
                                ";;;",
                                "a=b; ".repeat(300),
                                "a=\"",
                                "$Version=1; a=b",
                                "\u00e9=1",
                                "a=" + "x".repeat(9_000)));
    }

    private static String range(Dice dice) {
        return dice.get(
                CONTENT,
                "Range: "
                        + dice.pick(
                                "bytes=5-1",
                                "bytes=-",
                                "bytes=--1",
                                "bytes=a-b",
                                "bytes=99999999999999999999-",
                                "bytes=-99999999999999999999",
                                "bytes=0-0,1-1" + ",2-2".repeat(900),
                                "bits=0-1",
                                "bytes=0-1-2",
                                "bytes",
                                "bytes=0x0-1",
                                "bytes=-0",
                                "bytes=5-",
                                "bytes= 0 - 1",
                                "bytes=9223372036854775807-9223372036854775807"));
    }

    private static String condition(Dice dice) {
        return dice.get(
                CONTENT,
                dice.pick("If-None-Match", "If-Match", "If-Range", "If-None-Match") + ": "
                        + dice.pick(
                                "\"",
                                "W/",
                                "a",
                                "\"a\" \"b\"",
                                ",,",
                                "*, *",
                                "W/\"",
                                "\"a",
                                "\"" + "a".repeat(9_000),
                                "\"a\",".repeat(3_000),
                                "\u00e9"));
    }

    private static String upgrade(Dice dice) {
        return dice.get(
                "/servers",
                "Upgrade: " + dice.pick("h2c", "websocket", "HTTP/2.0", "TLS/1.2"),
                "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    }

    private static String expect(Dice dice) {
        String length = "Content-Length: " + dice.number(Victim.BODY_LIMIT_BYTES + 1, 2 * Victim.BODY_LIMIT_BYTES);
        return dice.request("POST", "/servers", "", "Content-Type: application/json", length, "Expect: 100-continue");
    }
}
