package dev.isomer.web.http;

import java.util.List;

/** What one listener has not had yet. Asked by one thread at a time, a worker. */
@FunctionalInterface
public interface EventSource {
    /** The next few events, or none when there are none now; what is returned once is not returned again. */
    List<ServerEvent> next();
}
