package dev.isomer.web.hostile;

import static dev.isomer.web.hostile.Control.GENEROUS;
import static dev.isomer.web.hostile.Control.GULLIBLE;
import static dev.isomer.web.hostile.Shape.quick;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Bodies that are too large, or not what they say they are. */
final class BodyShapes {
    private static final int OVER_THE_LIMIT = Victim.BODY_LIMIT_BYTES + 1;
    private static final String BOMB = bomb();

    private BodyShapes() {}

    static List<Shape> all() {
        Expectation unread = Expectation.of(400, 422);
        return List.of(
                quick("a length over the limit", BodyShapes::announced, Expectation.of(400, 413), GULLIBLE),
                quick(
                        "chunks over the limit",
                        BodyShapes::chunks,
                        Expectation.of(408, 413).orSilence(),
                        GENEROUS),
                quick("JSON nested too deep", dice -> dice.json(nested(dice)), unread, GULLIBLE),
                quick("JSON with a name twice", BodyShapes::twice, unread, GULLIBLE),
                quick("JSON with something behind it", BodyShapes::trailing, unread, GULLIBLE),
                quick("JSON with a huge number", BodyShapes::number, unread, GULLIBLE),
                quick("JSON with half a surrogate pair", BodyShapes::halfPair, unread, GULLIBLE),
                quick(
                        "JSON with a long name",
                        dice -> dice.json("{\"" + "n".repeat(dice.number(1_001, 40_000)) + "\":1}"),
                        unread,
                        GULLIBLE),
                quick("JSON that is none", BodyShapes::noJson, unread, GULLIBLE),
                quick("JSON of another kind", BodyShapes::otherJson, unread, GULLIBLE),
                quick("JSON in bytes that are no UTF-8", BodyShapes::otherBytes, unread, GULLIBLE),
                quick("an import that is none", BodyShapes::importing, unread, GULLIBLE),
                quick("a form of ten thousand fields", BodyShapes::hugeForm, Expectation.of(400), GULLIBLE),
                quick("a form that cannot be decoded", BodyShapes::oddForm, unread, GULLIBLE),
                quick("a form with unknown fields", BodyShapes::unknownFields, Expectation.of(422), GULLIBLE),
                quick("a form in parts", BodyShapes::parts, Expectation.of(400, 415), GULLIBLE),
                quick("a body that unpacks to far more", BodyShapes::packed, Expectation.of(400, 415), GULLIBLE),
                quick("a name for a spreadsheet to run", BodyShapes::formula, Expectation.of(422), GULLIBLE),
                quick("a name that is a path", BodyShapes::pathName, Expectation.of(422), GULLIBLE),
                quick("an alias that is a costly pattern", BodyShapes::pattern, Expectation.of(422), GULLIBLE));
    }

    private static String announced(Dice dice) {
        return dice.lines(
                "POST /servers HTTP/1.1",
                dice.host(),
                "Content-Type: application/json",
                "Content-Length: " + dice.pick("999999999", "99999999999", "2147483648", "9223372036854775807"),
                "Connection: close");
    }

    private static String chunks(Dice dice) {
        String chunk = Integer.toHexString(65_536) + "\r\n" + " ".repeat(65_536) + "\r\n";
        return dice.lines(
                        "POST /servers HTTP/1.1",
                        dice.host(),
                        "Content-Type: application/json",
                        "Transfer-Encoding: chunked",
                        "Connection: close")
                + chunk.repeat(OVER_THE_LIMIT / 65_536 + 1) + "0\r\n\r\n";
    }

    private static String nested(Dice dice) {
        int depth = dice.number(65, 20_000);
        return dice.pick(
                "[".repeat(depth),
                "{\"a\":".repeat(depth),
                "[".repeat(depth) + "]".repeat(depth),
                "[{\"a\":".repeat(depth));
    }

    private static String twice(Dice dice) {
        return dice.json(dice.pick(
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"x\":{\"y\":1,\"y\":1}}",
                "{\"\":1,\"\":2}"));
    }

    private static String trailing(Dice dice) {
        return dice.json("{\"name\":\"" + dice.word() + "\"}"
                + dice.pick("{}", " x", "]", "}", ",", "\u0000", " null", "//", "#"));
    }

    private static String number(Dice dice) {
        return dice.json("{\"name\":"
                + dice.pick(
                        "1e1000000000",
                        "9".repeat(9_000),
                        "-0e-99999999",
                        "1" + "0".repeat(200),
                        "0." + "3".repeat(500))
                + "}");
    }

    private static String halfPair(Dice dice) {
        return dice.json("{\"name\":\"" + dice.word() + "\",\"definition\":\""
                + dice.pick("\\ud800", "\\udc00", "\\udc00\\ud800", "a\\uDBFFb", "\\ud83d\\ud83d\\ude00") + "\"}");
    }

    private static String noJson(Dice dice) {
        return dice.json(dice.pick(
                "",
                " ",
                "{",
                "nul",
                "{'a':1}",
                "{a:1}",
                "[1,]",
                "{\"a\":1,}",
                "NaN",
                "01",
                "+1",
                ".5",
                "1.",
                "\"\t\"",
                "\"\\x\"",
                "<a/>",
                "/**/1",
                "\ufeff{}".replace("\ufeff", "\u00ef\u00bb\u00bf"),
                "{\"a\"}",
                "True"));
    }

    private static String otherJson(Dice dice) {
        return dice.json(dice.pick(
                "null",
                "[]",
                "1",
                "\"a\"",
                "true",
                "{\"name\":1}",
                "{\"name\":{}}",
                "{\"name\":null,\"definition\":[]}",
                "{\"enabled\":\"maybe\"}",
                "{\"__proto__\":{}}",
                "{}"));
    }

    private static String otherBytes(Dice dice) {
        return dice.json("{\"name\":\""
                + dice.pick("\u00ff", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00f5\u0080\u0080\u0080", "\u0080")
                + "\"}");
    }

    private static String importing(Dice dice) {
        String body = dice.pick("[]", "{\"version\":\"6\",\"aliases\":5}", "{\"servers\":[null]}", nested(dice));
        return dice.request("POST", "/import", body, "Content-Type: application/json");
    }

    private static String hugeForm(Dice dice) {
        return form(dice, (dice.word() + "=" + dice.word() + "&").repeat(10_000));
    }

    private static String oddForm(Dice dice) {
        return form(dice, "name=" + dice.pick("%", "%zz", "%FF", "%C0%AF", "\u00e9", "a b", "%ED%A0%80", "\u0000"));
    }

    private static String unknownFields(Dice dice) {
        return form(dice, "name=" + dice.word() + "&definition=x&" + dice.word() + "_=1");
    }

    private static String form(Dice dice, String body) {
        return dice.request("POST", "/servers", body, "Content-Type: application/x-www-form-urlencoded");
    }

    private static String parts(Dice dice) {
        String type = dice.pick(
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=x",
                "multipart/mixed; boundary=\"x");
        String body = dice.pick(
                "--x",
                "--x\r\n\r\n",
                "--x\r\nContent-Disposition: form-data; name=\"../a\"; filename=\"../../a\"\r\n\r\nx",
                "--x--",
                "--y\r\n".repeat(2_000));
        return dice.request("POST", "/servers", body, "Content-Type: " + type);
    }

    private static String packed(Dice dice) {
        return dice.request(
                "POST",
                "/servers",
                BOMB,
                "Content-Type: application/json",
                "Content-Encoding: gzip",
                "X-Word: " + dice.word());
    }

    private static String formula(Dice dice) {
        return dice.json("{\"name\":\""
                + dice.pick("=1+1", "+1", "@SUM(A1)", "\\tcmd", "=HYPERLINK(\\\"x\\\")", "a\\r\\nb", "\\u001b[31m")
                + "\",\"definition\":\"x\"}");
    }

    private static String pathName(Dice dice) {
        return dice.json("{\"name\":\""
                + dice.pick(
                        "..",
                        ".",
                        "a/b",
                        "../a",
                        "a\\\\b",
                        "a\\u0000",
                        "",
                        "a".repeat(101),
                        "\\u202e",
                        "con:",
                        "a b",
                        "\\ud83d\\ude00")
                + "\",\"definition\":\"x\"}");
    }

    private static String pattern(Dice dice) {
        String pattern = dice.pick(
                "((a{100}){100}){100}",
                "(".repeat(2_000) + ")".repeat(2_000),
                "(?=a)b",
                "(a)\\\\1",
                "[",
                "a{1001}",
                "x".repeat(5_000),
                "(((((a{9}){9}){9}){9}){9}){9}");
        return dice.request(
                "POST",
                "/aliases",
                "{\"name\":\"" + dice.word() + "\",\"definition\":\"" + pattern + " -> /x [regex]\"}",
                "Content-Type: application/json");
    }

    private static String bomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("{}".getBytes(StandardCharsets.US_ASCII));
            out.write(" ".repeat(4_000_000).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toString(StandardCharsets.ISO_8859_1);
    }
}
