package dev.isomer.web.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of a form with a file: exactly what was sent, or a refusal. */
final class MultipartReaderTest {
    private static final String TYPE = "multipart/form-data; boundary=x-1";
    private static final String FILE = "Content-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n";
    private static final String FIELD = "Content-Disposition: form-data; name=\"why\"\r\n\r\n";

    @Test
    void everyContentComesBackWhereverItsDividerFalls() throws IOException {
        Random random = new Random(7);
        for (int lengthBytes : List.of(0, 1, 2, 65_400, 65_470, 65_520, 65_530, 65_536, 65_540, 200_000)) {
            for (int step : List.of(1_000, 65_536)) {
                byte[] content = lookalikes(random, lengthBytes);
                byte[] body = body(content);
                MultipartReader parts = MultipartReader.of(TYPE, slow(body, step));
                MultipartReader.Part file = parts.next().orElseThrow();
                assertEquals("file", file.name());
                assertEquals(Optional.of("a.bin"), file.fileName());
                assertArrayEquals(content, file.content().readAllBytes());
                MultipartReader.Part field = parts.next().orElseThrow();
                assertEquals("why", field.name());
                assertEquals(Optional.empty(), field.fileName());
                assertEquals("because ☃", field.text(100));
                assertEquals(Optional.empty(), parts.next());
                assertEquals(Optional.empty(), parts.next());
            }
        }
    }

    @Test
    void whatIsNotReadIsPassedOver() throws IOException {
        MultipartReader parts = MultipartReader.of(TYPE, new ByteArrayInputStream(body(new byte[100_000])));
        assertTrue(parts.next().isPresent());
        assertEquals("because ☃", parts.next().orElseThrow().text(100));
    }

    @Test
    void aBoundaryMayStandInQuotes() throws IOException {
        String quoted = "multipart/form-data; boundary=\"a b\"; charset=utf-8";
        String body = "--a b\r\n" + FIELD + "text\r\n--a b--\r\n";
        assertEquals(
                "text",
                MultipartReader.of(quoted, stream(body)).next().orElseThrow().text(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--x-1",
                "--x-1\r\n",
                "--x-1\r\n" + FIELD,
                "--x-1\r\n" + FIELD + "cut off",
                "--x-1\r\n" + FIELD + "cut off\r\n--x-",
                "--x-1\r\n" + FIELD + "cut off\r\n--x-1",
                "--x-1\r\n" + FIELD + "no end\r\n--x-1xx",
                "--x-1\r\nContent-Disposition: form-data\r\n\r\nnameless\r\n--x-1--",
                "--x-1\r\nContent-Type: text/plain\r\n\r\nnameless\r\n--x-1--",
                "--x-1\r\n\r\nheaderless\r\n--x-1--",
                "--other\r\n" + FIELD + "text\r\n--other--",
                "--x-1\n" + FIELD + "bare newlines\n--x-1--",
            })
    void whatIsNotDividedAsItSaysIsRefused(String body) {
        HttpException refused = assertThrows(HttpException.class, () -> readAll(body));
        assertEquals(400, refused.problem().status());
    }

    @Test
    void moreThanAFormOfOursCanHoldIsRefused() {
        String part = "--x-1\r\n" + FIELD + "text\r\n";
        assertEquals(
                400,
                assertThrows(HttpException.class, () -> readAll(part.repeat(21) + "--x-1--"))
                        .problem()
                        .status());
        String header = "--x-1\r\nX: " + "y".repeat(5_000) + "\r\n" + FIELD + "text\r\n--x-1--";
        assertEquals(
                400,
                assertThrows(HttpException.class, () -> readAll(header))
                        .problem()
                        .status());
        String text = "--x-1\r\n" + FIELD + "12345\r\n--x-1--";
        assertEquals(
                413,
                assertThrows(
                                HttpException.class,
                                () -> MultipartReader.of(TYPE, stream(text))
                                        .next()
                                        .orElseThrow()
                                        .text(4))
                        .problem()
                        .status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"\"",
                "multipart/form-data; boundary=\"a",
            })
    void aFormWithoutABoundaryIsRefused(String type) {
        assertEquals(
                400,
                assertThrows(HttpException.class, () -> MultipartReader.of(type, stream("--x-1--")))
                        .problem()
                        .status());
    }

    private static List<String> readAll(String body) throws IOException {
        MultipartReader parts = MultipartReader.of(TYPE, stream(body));
        List<String> texts = new ArrayList<>();
        for (Optional<MultipartReader.Part> part = parts.next(); part.isPresent(); part = parts.next()) {
            texts.add(part.get().text(10_000));
        }
        return texts;
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes that are full of beginnings of dividers. */
    private static byte[] lookalikes(Random random, int lengthBytes) {
        byte[] signs = "\r\n--x-0\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = new byte[lengthBytes];
        for (int i = 0; i < lengthBytes; i++) {
            bytes[i] = random.nextInt(4) == 0 ? (byte) random.nextInt(48) : signs[i % signs.length];
        }
        return bytes;
    }

    private static byte[] body(byte[] content) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(("--x-1\r\n" + FILE).getBytes(StandardCharsets.UTF_8));
        body.write(content);
        body.write(("\r\n--x-1\r\n" + FIELD + "because ☃\r\n--x-1--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    /** The bytes, at most so many at once. */
    private static InputStream slow(byte[] body, int stepBytes) {
        return new FilterInputStream(new ByteArrayInputStream(body)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, stepBytes));
            }
        };
    }
}
