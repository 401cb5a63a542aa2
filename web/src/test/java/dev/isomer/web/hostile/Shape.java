package dev.isomer.web.hostile;

import java.util.Random;
import java.util.function.Function;

/**
 * One way of being hostile.
 *
 * @param name in words
 * @param script draws one client of this shape
 * @param expectation what must become of it
 * @param control the server without the defence, which the expectation must catch
 * @param slow whether a client takes seconds, so that few are sent, all at once
 */
record Shape(String name, Function<Dice, Script> script, Expectation expectation, Control control, boolean slow) {

    /** A shape whose clients send what they have to send at once. */
    static Shape quick(String name, Function<Dice, String> text, Expectation expectation, Control control) {
        return new Shape(name, dice -> Script.of(text.apply(dice)), expectation, control, false);
    }

    /** A shape of an own script. */
    static Shape scripted(String name, Function<Dice, Script> script, Expectation expectation, Control control) {
        return new Shape(name, script, expectation, control, false);
    }

    /** A shape whose clients take their time. */
    static Shape slow(String name, Function<Dice, Script> script, Expectation expectation, Control control) {
        return new Shape(name, script, expectation, control, true);
    }

    /** The client of this number. */
    Script client(long seed, int number, int port) {
        long mixed = (seed + name.hashCode() * 31L + number) * 0x9E3779B97F4A7C15L;
        return script.apply(new Dice(new Random(mixed ^ (mixed >>> 32)), port));
    }

    @Override
    public String toString() {
        return name;
    }
}
