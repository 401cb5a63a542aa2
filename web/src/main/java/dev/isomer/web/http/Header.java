package dev.isomer.web.http;

/** One header field of a response. */
public record Header(String name, String value) {
    public Header {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x20 && c != '\t' || c == 0x7f || c > 0xff) {
                throw new IllegalArgumentException(
                        "Header " + name + " holds a character that no header may hold; encode it first.");
            }
        }
    }
}
