package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.model.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bytes as programs use them, the same whichever engine keeps them: rules BYT. */
public class BytesContract extends Contract {
    private static final int CHUNK = 65_536;
    private static final List<Integer> LENGTHS =
            List.of(0, 1, 16, 17, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5);

    /** The topic for this engine. */
    public BytesContract(TestedEngine engine) {
        super(engine);
    }

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }

    @Test
    @Rule("BYT-01")
    void bytesAreACopyAndGiveCopies() {
        for (int length : LENGTHS) {
            byte[] content = content(length);
            byte[] given = content.clone();
            Bytes bytes = Bytes.of(given);
            Arrays.fill(given, (byte) 7);
            Arrays.fill(bytes.toByteArray(), (byte) 8);
            assertEquals(length, bytes.length());
            assertArrayEquals(content, bytes.toByteArray());
            for (int index = 0; index < length; index += index == CHUNK - 1 ? 1 : Math.max(1, length / 7)) {
                assertEquals(content[index], bytes.at(index));
            }
            assertThrowsExactly(IndexOutOfBoundsException.class, () -> bytes.at(length));
            assertThrowsExactly(IndexOutOfBoundsException.class, () -> bytes.at(-1));
        }
        assertEquals("größer als 😀", Bytes.ofUtf8("größer als 😀").toUtf8());
        assertEquals(17, Bytes.ofUtf8("größer als 😀").length());
        assertEquals("\uFFFDa", Bytes.of(new byte[] {(byte) 0xff, 'a'}).toUtf8());
    }

    @Test
    @Rule("BYT-02")
    void bytesAreComparedByContent() {
        for (int length : LENGTHS) {
            Bytes bytes = Bytes.of(content(length));
            Bytes same = Bytes.of(content(length));
            assertEquals(bytes, same);
            assertEquals(bytes.hashCode(), same.hashCode());
            assertEquals(0, bytes.compareTo(same));
            assertNotEquals(bytes, bytes.toString());
            for (int changed = 0; changed < length; changed += Math.max(1, length / 5)) {
                byte[] content = content(length);
                content[changed] ^= (byte) 0x80;
                assertDiffer(bytes, Bytes.of(content), (bytes.at(changed) & 0xff) < (content[changed] & 0xff));
            }
            assertDiffer(bytes, Bytes.of(Arrays.copyOf(content(length), length + 1)), true);
        }
        assertNotEquals(
                Bytes.of(content(CHUNK)).hashCode(),
                Bytes.of(content(CHUNK + 1)).hashCode());
    }

    private static void assertDiffer(Bytes bytes, Bytes other, boolean less) {
        assertNotEquals(bytes, other);
        assertEquals(less, bytes.compareTo(other) < 0);
        assertEquals(!less, other.compareTo(bytes) < 0);
        assertNotEquals(0, bytes.compareTo(other));
    }

    @Test
    @Rule("BYT-03")
    void aStreamIsReadToItsEndAndNoFurtherThanAllowed() throws IOException {
        for (int length : LENGTHS) {
            byte[] content = content(length);
            assertEquals(Bytes.of(content), Bytes.readFrom(new ByteArrayInputStream(content), length));
            assertEquals(Bytes.of(content), Bytes.readFrom(new ByteArrayInputStream(content), 4 * CHUNK));
            if (length > 0) {
                IOException refusal = assertThrowsExactly(
                        IOException.class, () -> Bytes.readFrom(new ByteArrayInputStream(content), length - 1));
                assertTrue(refusal.getMessage().contains(Integer.toString(length - 1)), refusal.getMessage());
            }
        }
    }

    @Test
    @Rule("BYT-04")
    void anyPartIsWrittenAndNothingBeyond() throws IOException {
        for (int length : LENGTHS) {
            byte[] content = content(length);
            Bytes bytes = Bytes.of(content);
            for (int offset : new int[] {0, 1, length / 2, CHUNK - 1, CHUNK, length - 1, length}) {
                for (int count : new int[] {0, 1, 5, CHUNK, CHUNK + 2, length - offset}) {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    if (offset >= 0 && count >= 0 && offset + count <= length) {
                        bytes.writeTo(out, offset, count);
                        assertArrayEquals(Arrays.copyOfRange(content, offset, offset + count), out.toByteArray());
                    } else {
                        assertThrowsExactly(IndexOutOfBoundsException.class, () -> bytes.writeTo(out, offset, count));
                        assertEquals(0, out.size());
                    }
                }
            }
        }
    }

    @Test
    @Rule("BYT-05")
    void startsWithComparesTheBeginning() {
        for (int length : LENGTHS) {
            Bytes bytes = Bytes.of(content(length));
            assertTrue(bytes.startsWith(Bytes.EMPTY));
            assertTrue(bytes.startsWith(bytes));
            assertFalse(bytes.startsWith(Bytes.of(Arrays.copyOf(content(length), length + 1))));
            for (int part : new int[] {1, CHUNK - 1, CHUNK, CHUNK + 1}) {
                if (part <= length) {
                    byte[] beginning = Arrays.copyOf(content(length), part);
                    assertTrue(bytes.startsWith(Bytes.of(beginning)));
                    beginning[part - 1]++;
                    assertFalse(bytes.startsWith(Bytes.of(beginning)));
                }
            }
        }
    }

    @Test
    @Rule("BYT-06")
    void bytesShowTheirLengthAndBeginning() {
        assertEquals("0 bytes", Bytes.EMPTY.toString());
        assertEquals("0 bytes", Bytes.of(new byte[0]).toString());
        assertEquals("2 bytes 00ff", Bytes.of(new byte[] {0, -1}).toString());
        assertEquals(
                "16 bytes 61626364656667686162636465666768",
                Bytes.ofUtf8("abcdefghabcdefgh").toString());
        assertEquals(
                "17 bytes 61626364656667686162636465666768…",
                Bytes.ofUtf8("abcdefghabcdefghi").toString());
    }
}
