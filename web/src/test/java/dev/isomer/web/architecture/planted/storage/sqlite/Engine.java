package dev.isomer.web.architecture.planted.storage.sqlite;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads JSON, which is not its business. */
public final class Engine {
    Object use() {
        return new ObjectMapper();
    }
}
