package dev.isomer.storage.memory;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Bytes;
import java.time.Instant;
import java.util.SplittableRandom;

/** Random values, each an object of its own: none that the virtual machine or the library shares. */
final class RandomValues {
    private static final int LONGEST_COMMON = 40;
    private static final long LEAST_SECOND = -60_000_000_000L;
    private static final long GREATEST_SECOND = 250_000_000_000L;

    private final SplittableRandom random;
    private final int largePermille;
    private final int greatestLength;
    private long serial;

    RandomValues(SplittableRandom random, int largePermille, int greatestLength) {
        this.random = random;
        this.largePermille = largePermille;
        this.greatestLength = greatestLength;
    }

    /** A value that the attribute may have, and that no other row has where it must not. */
    Object of(Attribute<?, ?> attribute) {
        return switch (attribute.type()) {
            case TEXT -> text(length(attribute));
            case BYTES -> bytes(length(attribute));
            case LONG -> random.nextLong(1_000, Long.MAX_VALUE);
            case INT -> random.nextInt(1_000, Integer.MAX_VALUE);
            case DOUBLE -> random.nextDouble() * 1e9;
            case BOOLEAN -> random.nextBoolean();
            case INSTANT ->
                Instant.ofEpochSecond(
                        random.nextLong(LEAST_SECOND, GREATEST_SECOND), random.nextInt(1_000_000) * 1_000L);
            case ENUM -> oneOf(attribute.javaClass().getEnumConstants());
        };
    }

    private Object oneOf(Object[] constants) {
        return constants[random.nextInt(constants.length)];
    }

    /** Mostly short; of any length up to the greatest if it is to be large. */
    private int length(Attribute<?, ?> attribute) {
        int most = attribute.maxLength() == 0 ? greatestLength : Math.min(greatestLength, attribute.maxLength());
        boolean isLarge = random.nextInt(1_000) < largePermille;
        return 1 + random.nextInt(isLarge ? most : Math.min(most, LONGEST_COMMON));
    }

    /** Latin-1, or with units that are not, or with pairs of surrogates; it ends with a number of its own. */
    private String text(int length) {
        int bound = switch (random.nextInt(4)) {
            case 0 -> 0x2000;
            case 1 -> 0x20000;
            default -> 0x100;
        };
        String end = Long.toString(serial++, Character.MAX_RADIX);
        int free = Math.max(0, length - end.length());
        StringBuilder text = new StringBuilder();
        random.ints(1, bound)
                .filter(codePoint -> codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE)
                .limit(free)
                .forEach(text::appendCodePoint);
        return text.append(end, Math.max(0, end.length() - length), end.length())
                .toString();
    }

    private Bytes bytes(int length) {
        byte[] content = new byte[length];
        random.nextBytes(content);
        return Bytes.of(content);
    }
}
