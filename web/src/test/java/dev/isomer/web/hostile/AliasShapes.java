package dev.isomer.web.hostile;

import static dev.isomer.web.hostile.Control.GULLIBLE;
import static dev.isomer.web.hostile.Shape.quick;

import java.util.List;
import java.util.Map;

/** Paths that an alias answers: in a circle, or by a pattern that is slow where it does not match. */
final class AliasShapes {
    /** The aliases that the server has, by name. */
    static final Map<String, String> ALIASES = Map.of(
            "ring-a", "ring-a -> /ring-b",
            "ring-b", "ring-b -> /ring-a",
            "slow", "^/slow/((a+)+)+$ -> /servers [regex]");

    private AliasShapes() {}

    static List<Shape> all() {
        return List.of(
                quick(
                        "aliases that lead in a circle",
                        dice -> dice.get(dice.pick("/ring-a", "/ring-b") + dice.pick("", "?x=" + dice.word())),
                        Expectation.of(508),
                        GULLIBLE),
                quick(
                        "a path that a pattern is slow to refuse",
                        dice -> dice.get("/slow/" + "a".repeat(dice.number(30, 10_000)) + dice.pick("!", "b", "%21")),
                        Expectation.of(404),
                        GULLIBLE));
    }
}
