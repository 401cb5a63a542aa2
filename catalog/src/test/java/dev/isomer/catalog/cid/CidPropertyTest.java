package dev.isomer.catalog.cid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.model.Bytes;
import java.util.Base64;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

@Tag("property")
final class CidPropertyTest {
    @Property
    void payloadIsUnpaddedBase64(@ForAll @Size(max = 64) byte[] content) {
        String payload = Cid.of(content).toString().substring(8);
        assertFalse(payload.contains("="));
        assertArrayEquals(content, Base64.getUrlDecoder().decode(payload));
    }

    @Property
    void everyContentRoundTrips(@ForAll @Size(max = 300) byte[] content) {
        Cid cid = Cid.of(content);
        assertEquals(cid, Cid.parse(cid.toString()));
        assertEquals(content.length, cid.contentLength());
        assertEquals(content.length <= 64 ? content.length : -1, literalLength(cid));
        assertEquals(
                content.length > 64 ? 94 : 8 + (content.length * 4 + 2) / 3,
                cid.toString().length());
    }

    private static int literalLength(Cid cid) {
        return cid.literalContent().map(Bytes::length).orElse(-1);
    }

    @Property
    void piecesMakeTheSameName(
            @ForAll @Size(max = 300) byte[] content, @ForAll @LongRange(min = 1, max = 100) long step) {
        CidHasher hasher = new CidHasher();
        for (int at = 0; at < content.length; at += (int) step) {
            hasher.write(content, at, (int) Math.min(step, content.length - at));
        }
        assertEquals(Cid.of(content), hasher.finish());
    }

    @Property
    void normalisingTwiceIsNormalisingOnce(@ForAll String text) {
        String once = CidText.normalise(text);
        assertEquals(once, CidText.normalise(once));
        assertEquals("", CidText.normalise(null));
    }

    @Property
    void normalisingTrimsAndStripsSlashes(
            @ForAll @AlphaChars @NumericChars @Chars({'-', '_'}) @StringLength(min = 1, max = 100) String name,
            @ForAll @Chars('/') @StringLength(max = 4) String slashes) {
        assertEquals(name, CidText.normalise("\t " + slashes + name + " \n"));
        assertEquals("", CidText.normalise(name + "/" + name));
    }

    @Property
    void strictCandidatesAreProbable(
            @ForAll @AlphaChars @NumericChars @Chars({'-', '_', '.', '/'}) @StringLength(max = 12) String text) {
        assertTrue(!CidText.isStrictCandidate(text) || CidText.isProbable(text));
        assertTrue(Cid.tryParse(text).isEmpty() || CidText.isStrictCandidate(text));
    }

    @Property
    void shortTextsAreNoReferences(@ForAll @AlphaChars @StringLength(max = 5) String text) {
        assertFalse(CidText.isProbable(text));
        assertEquals(Optional.empty(), CidPath.split(text));
    }

    @Property
    void lengthPrefixRoundTrips(@ForAll @LongRange(min = 0, max = Cid.CONTENT_LIMIT_BYTES) long length) {
        String prefix = Cid.lengthPrefix(length);
        assertEquals(8, prefix.length());
        assertEquals(length, CidText.statedLength(prefix));
    }

    @Property
    void oneChangedCharacterIsAnotherNameOrNone(
            @ForAll @Size(min = 1, max = 80) byte[] content, @ForAll @LongRange(min = 0, max = 93) long place) {
        String name = Cid.of(content).toString();
        int at = (int) (place % name.length());
        char changed = name.charAt(at) == 'A' ? 'B' : 'A';
        Optional<Cid> other = Cid.tryParse(name.substring(0, at) + changed + name.substring(at + 1));
        assertFalse(other.equals(Optional.of(Cid.of(content))));
    }
}
