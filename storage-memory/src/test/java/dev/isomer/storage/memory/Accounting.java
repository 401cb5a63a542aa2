package dev.isomer.storage.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What {@link AccountingRun} found in a virtual machine of its own. For the tests of other modules too, whose types it
 * measures.
 *
 * @param layout how that machine laid objects out, as JOL says
 * @param states one for each state of each store
 */
public record Accounting(String layout, List<State> states) {
    /** A layout of objects on the heap, as options of the virtual machine make it. */
    public enum Layout {
        /** What a heap below 32 GiB has unless it is told otherwise. */
        COMPRESSED(4, 4, 8, 1),
        /** References of 8 bytes, as on larger heaps. */
        WIDE_REFERENCES(8, 4, 8, 1, "-XX:-UseCompressedOops"),
        /** Headers of 16 bytes. */
        WIDE_CLASS_POINTERS(4, 8, 8, 1, "-XX:-UseCompressedClassPointers"),
        /** Both. */
        WIDE(8, 8, 8, 1, "-XX:-UseCompressedOops", "-XX:-UseCompressedClassPointers"),
        /** Objects at multiples of 16 bytes. */
        WIDE_ALIGNMENT(4, 4, 16, 1, "-XX:ObjectAlignmentInBytes=16"),
        /** Two bytes for every unit of text. */
        WIDE_TEXT(4, 4, 8, 2, "-XX:-CompactStrings");

        private final String said;
        private final List<String> options;

        Layout(int referenceBytes, int classPointerBytes, int alignmentBytes, int letterBytes, String... options) {
            this.said = "references " + referenceBytes + ", class pointers " + classPointerBytes + ", alignment "
                    + alignmentBytes + ", letters " + letterBytes;
            this.options = List.of(options);
        }

        /** What JOL says of it where it is in force. */
        public String said() {
            return said;
        }
    }

    /**
     * One state of one store.
     *
     * @param countedBytes what {@code statistics()} says
     * @param measuredBytes what JOL says
     */
    public record State(long countedBytes, long measuredBytes) {
        /** How far the count is off, of what is measured: positive where too much is counted. */
        public double error() {
            return (countedBytes - measuredBytes) / (double) measuredBytes;
        }
    }

    /** Starts a virtual machine with the layout, which fills as many stores. */
    public static Accounting of(Class<?> holderOfSchema, Layout layout, int stores, long seed) {
        List<String> lines = ChildMachine.run(
                layout.options,
                AccountingRun.class,
                holderOfSchema.getName(),
                Integer.toString(stores),
                Long.toString(seed));
        String said = "";
        List<State> states = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("layout ")) {
                said = line.substring("layout ".length());
            } else if (line.startsWith("state ")) {
                String[] words = line.split(" ");
                states.add(new State(Long.parseLong(words[2]), Long.parseLong(words[3])));
            }
        }
        return new Accounting(said, List.copyOf(states));
    }

    /** The greatest error, either way. */
    public double worstError() {
        return states.stream()
                .mapToDouble(state -> Math.abs(state.error()))
                .max()
                .orElseThrow();
    }

    /** What a machine that counted as this one does would be found to have, were its layout another one's. */
    public Accounting countedFor(Accounting other) {
        List<State> wrong = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            wrong.add(new State(
                    states.get(i).countedBytes(), other.states().get(i).measuredBytes()));
        }
        return new Accounting(layout + ", counted for " + other.layout(), wrong);
    }

    private double medianError() {
        double[] errors = states.stream()
                .mapToDouble(state -> Math.abs(state.error()))
                .sorted()
                .toArray();
        return errors[errors.length / 2];
    }

    /** How many states are counted to the byte. */
    public long exactStates() {
        return states.stream()
                .filter(state -> state.countedBytes() == state.measuredBytes())
                .count();
    }

    /** The figures in words. */
    @Override
    public String toString() {
        long[] sizes = states.stream().mapToLong(State::measuredBytes).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%s: %d states of %d to %d bytes, %d exact, median error %.4f %%, worst %.4f %%",
                layout,
                sizes.length,
                sizes[0],
                sizes[sizes.length - 1],
                exactStates(),
                100 * medianError(),
                100 * worstError());
    }

    /** The layouts, each with what a machine with it counts and measures. */
    public static Accounting[] ofEach(Class<?> holderOfSchema, int stores, long seed) {
        return Arrays.stream(Layout.values())
                .map(layout -> of(holderOfSchema, layout, stores, seed))
                .toArray(Accounting[]::new);
    }
}
