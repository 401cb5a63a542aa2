package dev.isomer.storage.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BytesTest {
    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }

    @Test
    void contentComesBackAtEveryLengthAroundAChunk() throws IOException {
        for (int length : new int[] {0, 1, 65_535, 65_536, 65_537, 200_000}) {
            byte[] content = content(length);
            Bytes bytes = Bytes.of(content);
            assertEquals(length, bytes.length());
            assertArrayEquals(content, bytes.toByteArray());
            assertEquals(bytes, Bytes.readFrom(new ByteArrayInputStream(content), length));
            assertEquals(bytes.hashCode(), Bytes.of(content).hashCode());
        }
    }

    @Test
    void aPartIsWrittenAcrossChunks() throws IOException {
        byte[] content = content(140_000);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Bytes.of(content).writeTo(out, 65_000, 70_000);
        assertArrayEquals(java.util.Arrays.copyOfRange(content, 65_000, 135_000), out.toByteArray());
        assertThrows(IndexOutOfBoundsException.class, () -> Bytes.of(content).writeTo(out, 139_999, 2));
    }

    @Test
    void theCallersArrayIsCopied() {
        byte[] content = {1, 2, 3};
        Bytes bytes = Bytes.of(content);
        content[0] = 9;
        assertEquals(1, bytes.at(0));
        assertThrows(IndexOutOfBoundsException.class, () -> bytes.at(3));
    }

    @Test
    void aLongerStreamThanAllowedIsRefused() {
        IOException refused = assertThrows(
                IOException.class, () -> Bytes.readFrom(new ByteArrayInputStream(content(70_000)), 69_999));
        assertEquals("The content is longer than 69999 bytes.", refused.getMessage());
    }

    @Test
    void beginsWithItsPrefixesOnly() {
        Bytes bytes = Bytes.of(content(65_540));
        assertTrue(bytes.startsWith(Bytes.EMPTY));
        assertTrue(bytes.startsWith(Bytes.of(content(65_540))));
        assertFalse(bytes.startsWith(Bytes.of(new byte[65_541])));
        assertFalse(bytes.startsWith(Bytes.of(new byte[] {(byte) (bytes.at(0) + 1)})));
    }

    @Test
    void textShowsTheLengthAndTheBeginning() {
        assertEquals("0 bytes", Bytes.EMPTY.toString());
        assertEquals("2 bytes 6869", Bytes.ofUtf8("hi").toString());
        assertEquals(
                "17 bytes 00000000000000000000000000000000…",
                Bytes.of(new byte[17]).toString());
        assertNotEquals(Bytes.EMPTY, Bytes.ofUtf8("hi"));
    }
}
