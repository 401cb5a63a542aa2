package dev.isomer.web.hostile;

import static dev.isomer.web.hostile.Control.GULLIBLE;
import static dev.isomer.web.hostile.Shape.quick;
import static dev.isomer.web.hostile.Shape.scripted;

import dev.isomer.web.http.RawAnswer;
import java.util.List;
import java.util.Optional;

/** First lines and first bytes that are not those of a request, or of one that this server knows. */
final class RequestLineShapes {
    private RequestLineShapes() {}

    static List<Shape> all() {
        Expectation cutOff = Expectation.of(400).orSilence();
        return List.of(
                quick("an unknown method", RequestLineShapes::unknownMethod, Expectation.of(501), GULLIBLE),
                quick("a method that is no word", RequestLineShapes::oddMethod, Expectation.of(400), GULLIBLE),
                quick("a method in small letters", RequestLineShapes::smallMethod, Expectation.of(501), GULLIBLE),
                quick("CONNECT and TRACE", RequestLineShapes::connect, Expectation.of(400, 501), GULLIBLE),
                quick("a method that the address lacks", RequestLineShapes::lacking, Expectation.of(405), GULLIBLE),
                quick(
                        "another protocol's version",
                        RequestLineShapes::version,
                        Expectation.of(400).orSilence(),
                        GULLIBLE),
                quick(
                        "the preface of HTTP/2",
                        dice -> "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + dice.bytes(9),
                        cutOff,
                        GULLIBLE),
                scripted("the greeting of TLS", RequestLineShapes::tls, cutOff, GULLIBLE),
                scripted("any bytes", RequestLineShapes::noise, Expectation.ofAnyRefusal(), GULLIBLE),
                quick(
                        "bytes in the target that must be encoded",
                        RequestLineShapes::rawTarget,
                        Expectation.of(400),
                        GULLIBLE),
                quick("a target that is no path", RequestLineShapes::oddTarget, Expectation.of(400, 404), GULLIBLE),
                quick(
                        "the address of another server",
                        RequestLineShapes::foreignAddress,
                        Expectation.of(400, 421),
                        GULLIBLE),
                quick(
                        "a method named in a header",
                        RequestLineShapes::override,
                        Expectation.of(200).without("DELETE"),
                        GULLIBLE),
                quick(
                        "HEAD with a body asked for",
                        RequestLineShapes::head,
                        Expectation.of(200, 404).and(RequestLineShapes::empty),
                        GULLIBLE),
                scripted(
                        "a request with some bytes changed",
                        RequestLineShapes::mutated,
                        Mutations.EXPECTATION,
                        GULLIBLE));
    }

    private static Optional<String> empty(RawAnswer answer) {
        return answer.body().isEmpty() ? Optional.empty() : Optional.of("has a body");
    }

    private static String unknownMethod(Dice dice) {
        return dice.request(dice.pick("BREW", "PROPFIND", "MKCOL", "LOCK", "SEARCH", "PURGE", "X"), "/servers", "");
    }

    private static String oddMethod(Dice dice) {
        return dice.request(
                dice.pick("G\u0000T", "GE(T", "G\u00e9T", "\"GET\"", "G;ET", "{}", "G\u007fT"), "/servers", "");
    }

    private static String smallMethod(Dice dice) {
        return dice.request(dice.pick("get", "Get", "post", "delete", "gET", "head", "options"), "/servers", "");
    }

    private static String connect(Dice dice) {
        return dice.pick(
                dice.request("TRACE", "/servers", "", "X-Secret: " + dice.word()),
                dice.request("CONNECT", "127.0.0.1:" + dice.port(), ""),
                dice.request("CONNECT", "/servers", ""));
    }

    private static String lacking(Dice dice) {
        return dice.pick(
                dice.request("DELETE", "/", ""),
                dice.request("PUT", "/servers", "x", "Content-Type: text/plain"),
                dice.request("POST", "/healthz", ""),
                dice.request("PATCH", "/version", "{}", "Content-Type: application/json"));
    }

    private static String version(Dice dice) {
        String version = dice.pick(
                " HTTP/0.9",
                " HTTP/2.0",
                " http/1.1",
                " HTTP/1.1.1",
                " HTCPCP/1.0",
                " HTTP",
                " HTTP/1.1 x",
                "  HTTP/1.1");
        return dice.lines("GET /servers" + version, dice.host(), "Connection: close");
    }

    private static Script tls(Dice dice) {
        String hello = "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003" + dice.bytes(32) + " "
                + dice.bytes(300);
        return Script.of(hello).ending(Script.Ending.CLOSES_ITS_HALF);
    }

    private static Script noise(Dice dice) {
        return Script.of(dice.bytes(dice.number(1, 400)) + "\r\n\r\n").ending(Script.Ending.CLOSES_ITS_HALF);
    }

    private static String rawTarget(Dice dice) {
        return dice.get("/servers/" + dice.word()
                + dice.pick(" a", "\u00c3\u00a9", "\u0001", "\u007f", "\u00ff", "\ta", "?q=\u00e9", "?q=a b"));
    }

    private static String oddTarget(Dice dice) {
        return dice.get(dice.pick(
                "*",
                "servers",
                "?q=1",
                "//",
                "127.0.0.1:80",
                "mailto:a@b",
                "/./",
                "/#" + dice.word(),
                "/servers/../" + dice.word()));
    }

    private static String foreignAddress(Dice dice) {
        String own = "127.0.0.1:" + dice.port();
        return dice.get(dice.pick(
                "http://" + dice.word() + ".example/servers",
                "http://user@" + own + "/servers",
                "https://" + dice.word() + "/",
                "http://localhost:" + dice.port() + "/servers",
                "http://" + own + ".evil.example/servers",
                "ftp://example/",
                "http:///servers"));
    }

    private static String override(Dice dice) {
        return dice.get("/servers", "X-HTTP-Method-Override: DELETE", "X-Word: " + dice.word());
    }

    private static String head(Dice dice) {
        return dice.request("HEAD", dice.pick("/", "/servers", "/healthz", "/no", "/" + dice.word()), "");
    }

    private static Script mutated(Dice dice) {
        return Mutations.of(dice);
    }
}
