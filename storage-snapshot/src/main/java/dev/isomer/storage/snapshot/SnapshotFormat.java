package dev.isomer.storage.snapshot;

import java.nio.charset.StandardCharsets;

/**
 * The fixed texts of a snapshot file.
 *
 * <pre>
 *   {
 *   "format": "isomer-snapshot",
 *   "version": 1,
 *   "schema": [
 *   "schema shop",
 *   "type product",                    a line for each line of the recorded schema
 *   …
 *   ],
 *   "types": {
 *   "product": [
 *   {"id":1,"name":"bolt"},            a line for each row, by ascending id: what the type's sha256 is of, without
 *   {"id":4,"name":"nut"}              the line feeds before the first and after the last
 *   ],
 *   "visit": [
 *   ]
 *   },
 *   "totals": {
 *   "product": {"rows":2,"lastId":4,"sha256":"…"},
 *   "visit": {"rows":0,"lastId":0,"sha256":"…"}
 *   },
 *   "sha256": "…"                      of every byte before this line
 *   }
 * </pre>
 *
 * <p>Where types are left out, the version is 2, and the next line says which: {@code "leftOut": ["secret"],}. They are
 * not in the schema either, so that all else is as in a file that has every type.
 */
final class SnapshotFormat {
    /** The version of a file that has every type. */
    static final int VERSION = 1;

    /** The version of a file that leaves types out, and the newest that is read. */
    static final int VERSION_LEAVING_OUT = 2;

    static final String NAME = "isomer-snapshot";
    static final String START = "{\n\"format\": \"" + NAME + "\",\n\"version\": ";
    static final String TOTALS = "\n\"totals\": {\n";

    /** How many bytes the last line and the closing brace take. */
    static final int END_BYTES = end("0".repeat(Sha256.DIGITS)).length();

    private SnapshotFormat() {}

    /** The last line and the closing brace. */
    static String end(String sha256) {
        return "\"sha256\": \"" + sha256 + "\"\n}\n";
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
