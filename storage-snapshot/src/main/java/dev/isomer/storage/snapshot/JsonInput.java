package dev.isomer.storage.snapshot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON of which it is known what must come; anything else is an {@link InvalidSnapshotException} with its line.
 * Never shows what it read, which may be secret.
 */
final class JsonInput {
    private final Path file;
    private final JsonParser parser;
    private final long linesBefore;

    /** {@code linesBefore} is how many lines of the file come before what the stream gives. */
    JsonInput(Path file, InputStream in, long linesBefore) throws IOException {
        this.file = file;
        this.parser = Json.FACTORY.createParser(in);
        this.linesBefore = linesBefore;
    }

    /** A call of the parser. */
    private interface Call<T extends @Nullable Object> {
        T run() throws IOException;
    }

    private <T extends @Nullable Object> T parsed(Call<T> call) throws IOException {
        try {
            return call.run();
        } catch (JsonEOFException cut) {
            throw invalid("it is cut off here. Take another copy of it.");
        } catch (JsonProcessingException | CharConversionException malformed) {
            throw invalid("this is no JSON that a snapshot has. Take another copy of it.");
        }
    }

    InvalidSnapshotException invalid(String problem) {
        return new InvalidSnapshotException(file, line(), problem, null);
    }

    /** The line that has been read to, from 1 on. */
    long line() {
        return linesBefore + parser.currentLocation().getLineNr();
    }

    /** How many bytes have been read. */
    long offset() {
        return parser.currentLocation().getByteOffset();
    }

    /** The next token; null at the end. */
    @Nullable
    JsonToken next() throws IOException {
        return parsed(parser::nextToken);
    }

    void expect(JsonToken wanted, String what) throws IOException {
        JsonToken found = next();
        if (found == null) {
            throw invalid("it is cut off before " + what + ". Take another copy of it.");
        }
        if (found != wanted) {
            throw invalid("here must be " + what + ". Take a copy that nobody has edited.");
        }
    }

    /** The next name in an object, or null at the object's end. */
    @Nullable
    String name() throws IOException {
        JsonToken token = next();
        if (token == JsonToken.END_OBJECT) {
            return null;
        }
        if (token != JsonToken.FIELD_NAME) {
            throw invalid("it is cut off here. Take another copy of it.");
        }
        return parsed(parser::currentName);
    }

    void expectName(String wanted) throws IOException {
        if (!wanted.equals(name())) {
            throw invalid("here must be \"" + wanted + "\". Take a copy that nobody has edited.");
        }
    }

    String text(String what) throws IOException {
        expect(JsonToken.VALUE_STRING, what);
        return currentText();
    }

    String currentText() throws IOException {
        return parsed(parser::getText);
    }

    long number(String what) throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, what);
        return currentLong();
    }

    long currentLong() throws IOException {
        return parsed(parser::getLongValue);
    }

    double currentDouble() throws IOException {
        return parsed(parser::getDoubleValue);
    }

    void currentBytes(BytesOutput out) throws IOException {
        try {
            parsed(() -> parser.readBinaryValue(Json.BASE64, out));
        } catch (IllegalArgumentException noBase64) {
            throw invalid("this is no Base64. Take another copy of it.");
        }
    }
}
