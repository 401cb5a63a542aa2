package dev.isomer.web.hostile;

import dev.isomer.catalog.cid.Cid;
import java.util.Arrays;

/** Content that is larger than what a system holds for a client that does not read. */
final class LargeContent {
    static final int SIZE_BYTES = 7 * 1024 * 1024;
    static final String PATH = Cid.of(bytes()).path();

    private LargeContent() {}

    static byte[] bytes() {
        byte[] bytes = new byte[SIZE_BYTES];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }
}
