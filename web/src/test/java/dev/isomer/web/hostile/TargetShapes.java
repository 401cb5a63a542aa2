package dev.isomer.web.hostile;

import static dev.isomer.web.hostile.Control.GENEROUS;
import static dev.isomer.web.hostile.Control.GULLIBLE;
import static dev.isomer.web.hostile.Shape.quick;

import java.util.List;

/** Paths and queries that would lead elsewhere, cannot be read, or are too much. */
final class TargetShapes {
    private static final int MANY = 1_000;

    private TargetShapes() {}

    static List<Shape> all() {
        Expectation refused = Expectation.of(400);
        return List.of(
                quick("a stray percent sign", TargetShapes::strayPercent, refused, GULLIBLE),
                quick("overlong UTF-8", TargetShapes::overlong, refused, GULLIBLE),
                quick("a surrogate in UTF-8", TargetShapes::surrogate, refused, GULLIBLE),
                quick("a control character in the path", TargetShapes::control, refused, GULLIBLE),
                quick(
                        "a field cut off by an encoded line end",
                        TargetShapes::injected,
                        refused.without("Injected"),
                        GULLIBLE),
                quick(
                        "a path out of the folder",
                        TargetShapes::traversal,
                        Expectation.of(400, 404).without(NaiveApplication.FOREIGN_FILE),
                        GULLIBLE),
                quick(
                        "a path out of the folder, encoded twice",
                        TargetShapes::doubleTraversal,
                        Expectation.of(400, 404).without(NaiveApplication.FOREIGN_FILE),
                        GULLIBLE),
                quick("an encoded slash or question mark", TargetShapes::slash, Expectation.of(404), GULLIBLE),
                quick(
                        "a long target",
                        dice -> dice.get("/" + dice.word().repeat(dice.number(40_000, 50_000))),
                        Expectation.of(400, 414).orSilence(),
                        GENEROUS),
                quick(
                        "many segments",
                        dice -> dice.get("/a".repeat(dice.number(2_000, 15_000))),
                        Expectation.of(404),
                        GULLIBLE),
                quick("many parameters", TargetShapes::manyParameters, refused, GULLIBLE),
                quick(
                        "an unknown parameter",
                        dice -> dice.get("/servers?" + dice.word() + "x=" + dice.word()),
                        refused,
                        GULLIBLE),
                quick("a limit that is none", TargetShapes::oddLimit, refused, GULLIBLE),
                quick("a cursor that is none", TargetShapes::oddCursor, refused, GULLIBLE));
    }

    private static String strayPercent(Dice dice) {
        String stray = dice.pick(
                "%", "%4", "%zz", "%%41", "%u0041", "%-1", "%+1", "% 1".replace(" ", "+"), "%G0", "%0", "%\uff10");
        return dice.get(dice.pick(
                "/servers/" + stray,
                "/servers?q=" + stray,
                "/" + stray + "/" + dice.word(),
                "/servers?" + stray + "=1"));
    }

    private static String overlong(Dice dice) {
        String bytes = dice.pick(
                "%C0%AF",
                "%C0%AE%C0%AE",
                "%E0%80%AF",
                "%F0%80%80%AF",
                "%C1%9C",
                "%FF",
                "%FE",
                "%80",
                "%C3",
                "%F8%88%80%80%80",
                "%F4%90%80%80");
        return dice.get(dice.pick("/servers/", "/", "/aliases/" + dice.word(), "/servers?q=") + bytes);
    }

    private static String surrogate(Dice dice) {
        return dice.get(
                "/servers/" + dice.word() + dice.pick("%ED%A0%80", "%ED%B0%80", "%ED%A0%BD%ED%B8%80", "%ED%BF%BF"));
    }

    private static String control(Dice dice) {
        return dice.get("/servers/" + dice.word()
                + dice.pick("%00", "%0A", "%0D", "%1B%5B31m", "%7F", "%01", "%00.html", "%09"));
    }

    private static String injected(Dice dice) {
        return dice.get("/servers/" + dice.word()
                + dice.pick("%0d%0aInjected:%20", "%0aInjected:%20", "%0d%0a%0d%0aInjected") + dice.word());
    }

    private static String traversal(Dice dice) {
        String up = dice.pick(
                "../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..;/", "..%5c", "..%5C", ".%2e/", "%2e./", "..;a=1/");
        return dice.get(dice.pick("/", "/assets/", "/cids/", "/public/") + up.repeat(dice.number(2, 6)) + "etc/passwd");
    }

    private static String doubleTraversal(Dice dice) {
        String up = dice.pick("%252e%252e/", "..%252f", "%252e%252e%252f", "..%255c", "%25%32%65%25%32%65/");
        return dice.get(dice.pick("/", "/assets/", "/cids/") + up.repeat(dice.number(2, 6)) + "etc/passwd");
    }

    private static String slash(Dice dice) {
        return dice.get("/servers" + dice.pick("%2F", "%2f", "%3F", "%3f", ";x", "%23", "%5C") + dice.word());
    }

    private static String manyParameters(Dice dice) {
        return dice.get("/servers?" + (dice.word() + "=1&").repeat(MANY) + "q=1");
    }

    private static String oddLimit(Dice dice) {
        return dice.get("/servers?limit="
                + dice.pick(
                        "99999999999999999999",
                        "-1",
                        "0",
                        "501",
                        "1e2",
                        "0x10",
                        "%D9%A1",
                        "NaN",
                        "+",
                        "1.5",
                        "5%00",
                        "1%0a"));
    }

    private static String oddCursor(Dice dice) {
        return dice.get("/servers?limit=5&after="
                + dice.pick(
                        dice.word(),
                        "AAAA",
                        "%00",
                        "-1",
                        "a".repeat(5_000),
                        "eyJhIjoxfQ",
                        "%F0%9F%98%80",
                        "..%2F..",
                        "'%20OR%201=1--"));
    }
}
