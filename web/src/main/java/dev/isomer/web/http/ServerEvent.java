package dev.isomer.web.http;

/**
 * One server-sent event; none of its texts holds a line break.
 *
 * @param id what a client that comes back says it had last
 */
public record ServerEvent(String id, String name, String data) {
    public ServerEvent {
        if ((id + name + data).chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
            throw new IllegalArgumentException("A line break would end the field of the event “" + name + "”.");
        }
    }
}
