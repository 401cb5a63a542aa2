package dev.isomer.web.architecture.planted.web.page;

import dev.isomer.web.architecture.planted.storage.memory.Engine;
import io.undertow.util.HttpString;
import org.junit.jupiter.api.Test;

/** Names an engine, the web server and JUnit. */
final class Page {
    String use(Engine engine) {
        return "" + engine + new HttpString("a") + Test.class;
    }
}
