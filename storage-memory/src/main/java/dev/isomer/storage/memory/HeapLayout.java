package dev.isomer.storage.memory;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.isomer.storage.model.Bytes;
import java.lang.management.ManagementFactory;

/**
 * How this virtual machine lays objects out on the heap, and from it what a value occupies.
 *
 * <p>Asked of HotSpot once, when the class is loaded; a machine that does not answer is taken to have the largest
 * headers and references, so that nothing is counted too low. HotSpot fills the gap before a field of 8 bytes with
 * shorter ones since JDK 15; where there are none, the gap is what would else be lost at the end.
 */
final class HeapLayout {
    private static final int REFERENCE_BYTES;
    private static final int HEADER_BYTES;
    private static final int ARRAY_HEADER_BYTES;
    private static final int ALIGNMENT_BYTES;
    private static final boolean COMPACT_STRINGS;

    static {
        boolean shortReferences = flag("UseCompressedOops");
        boolean shortClassPointers = flag("UseCompressedClassPointers");
        // Not asked of a machine that is too old to have it: its refusal takes longer than all else here.
        boolean compactHeaders = Runtime.version().feature() >= 24 && flag("UseCompactObjectHeaders");
        REFERENCE_BYTES = shortReferences ? 4 : 8;
        HEADER_BYTES = compactHeaders ? 8 : shortClassPointers ? 12 : 16;
        // Since JDK 23 elements follow the length at once; before, 4 bytes were lost (JDK-8139457).
        int wideArrayHeaderBytes = Runtime.version().feature() >= 23 ? 20 : 24;
        ARRAY_HEADER_BYTES = compactHeaders ? 12 : shortClassPointers ? 16 : wideArrayHeaderBytes;
        ALIGNMENT_BYTES = Math.max(8, Integer.parseInt(option("ObjectAlignmentInBytes", "8")));
        COMPACT_STRINGS = flag("CompactStrings");
    }

    /** Of a {@code String} object itself: its array, its hash, its coder and a flag. */
    private static final long STRING_BYTES = object(0, Integer.BYTES + 2, 1);

    private static final long LONG_BYTES = object(Long.BYTES, 0, 0);
    private static final long INTEGER_BYTES = object(0, Integer.BYTES, 0);
    private static final long INSTANT_BYTES = object(Long.BYTES, Integer.BYTES, 0);
    private static final long BYTES_BYTES = object(0, 2 * Integer.BYTES, 1);
    private static final char GREATEST_LATIN1 = '\u00ff';

    private HeapLayout() {}

    /**
     * An object.
     *
     * @param longBytes what its fields of 8 bytes take together
     * @param shortBytes what its shorter fields take together, references aside
     * @param references how many references it has
     */
    static long object(int longBytes, int shortBytes, int references) {
        long wide = longBytes + (REFERENCE_BYTES == 8 ? 8L * references : 0);
        long narrow = shortBytes + (REFERENCE_BYTES == 4 ? 4L * references : 0);
        return align(HEADER_BYTES + wide + narrow);
    }

    static long referenceArray(int length) {
        return align(ARRAY_HEADER_BYTES + (long) REFERENCE_BYTES * length);
    }

    static long longArray(int length) {
        return align(ARRAY_HEADER_BYTES + 8L * length);
    }

    private static long byteArray(long length) {
        return align(ARRAY_HEADER_BYTES + length);
    }

    /** Text: one byte a character where all are Latin-1, else two; always two where the machine is told so. */
    static long text(String text) {
        long length = text.length();
        return STRING_BYTES + byteArray(COMPACT_STRINGS && isLatin1(text) ? length : 2 * length);
    }

    static long bytes(Bytes content) {
        int length = content.length();
        int full = length / Bytes.CHUNK_BYTES;
        int rest = length % Bytes.CHUNK_BYTES;
        return BYTES_BYTES
                + referenceArray(rest == 0 ? full : full + 1)
                + full * byteArray(Bytes.CHUNK_BYTES)
                + (rest == 0 ? 0 : byteArray(rest));
    }

    static long boxedLong() {
        return LONG_BYTES;
    }

    static long boxedInteger() {
        return INTEGER_BYTES;
    }

    static long instant() {
        return INSTANT_BYTES;
    }

    /** Returns at once for what is kept as Latin-1: the compiler proves the test false there and drops the loop. */
    private static boolean isLatin1(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > GREATEST_LATIN1) {
                return false;
            }
        }
        return true;
    }

    private static long align(long bytes) {
        return bytes + ALIGNMENT_BYTES - 1 & -ALIGNMENT_BYTES;
    }

    private static boolean flag(String name) {
        return Boolean.parseBoolean(option(name, "false"));
    }

    private static String option(String name, String unknown) {
        try {
            HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return machine == null ? unknown : machine.getVMOption(name).getValue();
        } catch (IllegalArgumentException noSuchOption) {
            return unknown;
        }
    }
}
