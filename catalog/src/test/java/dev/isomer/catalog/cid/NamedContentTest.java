package dev.isomer.catalog.cid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.isomer.storage.model.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Content that is named while it is read. */
final class NamedContentTest {
    @Test
    void theNameIsThatOfAllThatWasRead() throws IOException {
        Random random = new Random(11);
        for (int length : List.of(0, 1, 64, 65, 65_535, 65_536, 65_537, 300_000)) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            NamedContent read = NamedContent.readFrom(new ByteArrayInputStream(bytes), length);
            assertEquals(Cid.of(bytes), read.cid());
            assertEquals(Bytes.of(bytes), read.content());
            assertEquals(Cid.of(bytes), NamedContent.of(Bytes.of(bytes)).cid());
        }
    }

    @Test
    void moreThanTheLimitIsRefused() {
        assertThrows(IOException.class, () -> NamedContent.readFrom(new ByteArrayInputStream(new byte[101]), 100));
    }
}
