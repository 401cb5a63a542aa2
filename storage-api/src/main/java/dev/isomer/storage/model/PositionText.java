package dev.isomer.storage.model;

import dev.isomer.storage.error.InvalidQueryException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Positions as base64url text: a version, the query's fingerprint, the id, the values with their kinds, a checksum. */
final class PositionText {
    private static final int VERSION = 1;
    private static final int MOST_CHARACTERS = 400_000;

    private PositionText() {}

    static String print(Position position) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(position.fingerprint());
            out.writeLong(position.id());
            out.writeByte(position.portableValues().size());
            for (Object value : position.portableValues()) {
                write(out, value);
            }
            out.writeInt(checksum(bytes.toByteArray()));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    static Position parse(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw invalid();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            if (in.readByte() != VERSION) {
                throw invalid();
            }
            long fingerprint = in.readLong();
            long id = in.readLong();
            int count = in.readUnsignedByte();
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                values.add(read(in));
            }
            return requirePrinted(new Position(fingerprint, values, id), text);
        } catch (IOException | IllegalArgumentException | DateTimeException malformed) {
            throw invalid();
        }
    }

    /** What is damaged, cut or longer prints otherwise, the checksum being a part of the text. */
    private static Position requirePrinted(Position position, String text) {
        if (!print(position).equals(text)) {
            throw invalid();
        }
        return position;
    }

    private static InvalidQueryException invalid() {
        return new InvalidQueryException("This text is no position of a query; start again without one.");
    }

    private static int checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    private static void write(DataOutputStream out, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeByte('0');
        } else if (value instanceof String text) {
            writeBytes(out, 'T', text.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof Long number) {
            out.writeByte('L');
            out.writeLong(number);
        } else if (value instanceof Integer number) {
            out.writeByte('I');
            out.writeInt(number);
        } else if (value instanceof Double number) {
            out.writeByte('D');
            out.writeDouble(number);
        } else if (value instanceof Boolean bool) {
            out.writeByte(bool ? 'Y' : 'N');
        } else if (value instanceof Instant instant) {
            out.writeByte('M');
            out.writeLong(instant.getEpochSecond());
            out.writeInt(instant.getNano());
        } else {
            writeBytes(out, 'B', ((Bytes) value).toByteArray());
        }
    }

    private static void writeBytes(DataOutputStream out, char kind, byte[] bytes) throws IOException {
        out.writeByte(kind);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static @Nullable Object read(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case '0' -> null;
            case 'T' -> new String(readBytes(in), StandardCharsets.UTF_8);
            case 'L' -> in.readLong();
            case 'I' -> in.readInt();
            case 'D' -> in.readDouble();
            case 'Y' -> true;
            case 'N' -> false;
            case 'M' -> Instant.ofEpochSecond(in.readLong(), in.readInt());
            case 'B' -> Bytes.of(readBytes(in));
            default -> throw invalid();
        };
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
