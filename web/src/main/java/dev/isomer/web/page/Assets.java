package dev.isomer.web.page;

import dev.isomer.web.http.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * The files that pages load from the application itself. Their addresses have a hash of them all, so that a browser may
 * keep them for ever and one file may name another by its place beside it.
 */
public final class Assets {
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final Map<String, String> TYPES = new TreeMap<>(Map.of(
            "copy.js", SCRIPT,
            "htmx.min.js", SCRIPT,
            "isomer.css", "text/css; charset=utf-8",
            "isomer.js", SCRIPT,
            "isomer.svg", "image/svg+xml",
            "keys.js", SCRIPT,
            "page.js", SCRIPT,
            "switch.js", SCRIPT,
            "upload.js", SCRIPT));
    private static final Assets PACKED = new Assets();
    private static final int HASH_DIGITS = 12;

    private final Map<String, Asset> byName = new TreeMap<>();
    private final String hash;

    private Assets() {
        MessageDigest all = sha256();
        TYPES.forEach((name, type) -> {
            byte[] bytes = packed(name);
            all.update(bytes);
            byName.put(name, new Asset(type, Body.of(bytes), Body.of(compressed(bytes))));
        });
        hash = HexFormat.of().formatHex(all.digest()).substring(0, HASH_DIGITS);
    }

    /** One file, as it is and compressed by gzip. */
    public record Asset(String type, Body plain, Body compressed) {}

    /**
     * The address of a file.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public static String address(String name) {
        if (!TYPES.containsKey(name)) {
            throw new IllegalArgumentException("There is no asset " + name + ".");
        }
        return "/assets/" + PACKED.hash + "/" + name;
    }

    /** The file that has this hash and name in its address. */
    public static Optional<Asset> find(String hash, String name) {
        return hash.equals(PACKED.hash) ? Optional.ofNullable(PACKED.byName.get(name)) : Optional.empty();
    }

    private static byte[] packed(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/dev/isomer/web/assets/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The application was packed without " + name + ".");
            }
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] compressed(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return compressed.toByteArray();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
