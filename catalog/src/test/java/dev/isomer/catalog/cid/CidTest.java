package dev.isomer.catalog.cid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.model.Bytes;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CidTest {
    private static final String X65 =
            "AAAAAABBRg2doReeYM-O5F0saH5FyWNhHN-H0k8AblA2CN3yhjRM_9xtTs3FjuawqoPa1iVinkuwwisBYRNepTWXpBBoUA";

    @ParameterizedTest
    @CsvSource({"'',AAAAAAAA", "a,AAAAAAABYQ", "hello,AAAAAAAFaGVsbG8", "{},AAAAAAACe30"})
    void shortContentIsItsOwnName(String content, String expected) {
        Cid cid = Cid.of(content.getBytes(UTF_8));
        assertEquals(expected, cid.toString());
        assertTrue(cid.isLiteral());
        assertEquals(Bytes.ofUtf8(content), cid.literalContent().orElseThrow());
        assertEquals(cid, Cid.parse(expected));
    }

    @Test
    void longContentIsNamedByItsHash() {
        Cid cid = Cid.of("x".repeat(65).getBytes(UTF_8));
        assertEquals(X65, cid.toString());
        assertEquals(cid, Cid.of(Bytes.ofUtf8("x".repeat(65))));
        assertEquals(cid, Cid.of("x".repeat(65)));
        assertEquals(65, cid.contentLength());
        assertFalse(cid.isLiteral());
        assertEquals(Optional.empty(), cid.literalContent());
    }

    @Test
    void allByteValues() {
        byte[] all = new byte[256];
        for (int at = 0; at < 256; at++) {
            all[at] = (byte) at;
        }
        assertEquals(
                "AAAAAAEAHnuAvI7cVSyP7rJ4DhEUd-W8cEZfrBp3sps1mAw_DOSgNqbJRiA2gkvVaAHmKvfp_rpcIu2KWvh3v33hF9ysbQ",
                Cid.of(all).toString());
    }

    @Test
    void sixtyFourBytesAreTheLongestLiteral() {
        Cid cid = Cid.of(new byte[64]);
        assertEquals("AAAAAABA" + "A".repeat(86), cid.toString());
        assertEquals(Cid.MAX_LENGTH, cid.toString().length());
        assertTrue(cid.isLiteral());
    }

    @Test
    void acceptsAHashThatNothingHas() {
        Cid cid = Cid.parse("AAAAAABB" + "A".repeat(86));
        assertEquals(65, cid.contentLength());
        assertEquals(Optional.empty(), cid.literalContent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "AAAAAAABYR",
                "AAAAAAABYQ==",
                "AAAAAAAB",
                "AAAAAAACYQ",
                "AAAAAAA",
                "AAAAA+A",
                "AAAAAA+A",
                "AAAAAAABYQ.txt",
                "AAAAAAAA/x",
                "AAAABWhlbGxv",
                "AAAAAAAFaGVsbG8A",
                "bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi",
                "AAAAAABBéAAAA"
            })
    void refusesWhatIsNoName(String text) {
        assertEquals(Optional.empty(), Cid.tryParse(text));
        InvalidCidException refusal = assertThrows(InvalidCidException.class, () -> Cid.parse(text));
        assertEquals(text, refusal.text());
        assertTrue(refusal.getMessage().startsWith("\"" + text + "\" is not a CID: "));
    }

    @Test
    void refusesADigestThatIsNotCanonical() {
        assertEquals(Optional.empty(), Cid.tryParse("AAAAAABB" + "A".repeat(85) + "B"));
        assertEquals(Optional.empty(), Cid.tryParse(X65 + "A"));
        assertEquals(Optional.empty(), Cid.tryParse(X65.substring(0, 93)));
    }

    @Test
    void blanksAndSlashesAroundDoNotCount() {
        assertEquals("AAAAAAAA", Cid.parse("AAAAAAAA\n").toString());
        assertEquals("AAAAAAABYQ", Cid.parse(" //AAAAAAABYQ ").toString());
    }

    @Test
    void renders() {
        Cid cid = Cid.parse(X65);
        assertEquals("/" + X65, cid.path());
        assertEquals("/" + X65 + ".txt", cid.path("txt"));
        assertEquals("/" + X65, cid.path(""));
        assertEquals("AAAAAA...", cid.shortLabel());
        assertEquals("#AAAAAABBR...", cid.linkLabel());
        assertEquals("#AAAAAAAA...", Cid.parse("AAAAAAAA").linkLabel());
    }

    @Test
    void boundsTheLength() {
        assertEquals("AAAAAAAA", Cid.lengthPrefix(0));
        assertEquals("________", Cid.lengthPrefix(Cid.CONTENT_LIMIT_BYTES));
        assertThrows(IllegalArgumentException.class, () -> Cid.lengthPrefix(-1));
        assertThrows(IllegalArgumentException.class, () -> Cid.lengthPrefix(1L << 48));
    }

    @Test
    void hasherTakesPiecesAndEndsOnce() {
        CidHasher hasher = new CidHasher();
        byte[] x = "-xxxxxxxxxxxxx-".getBytes(UTF_8);
        for (int piece = 0; piece < 5; piece++) {
            hasher.write(x, 1, 13);
        }
        assertEquals(65, hasher.length());
        assertEquals(X65, hasher.finish().toString());
        assertThrows(IllegalStateException.class, hasher::finish);
        assertThrows(IllegalStateException.class, () -> hasher.write(x, 0, 1));
    }
}
