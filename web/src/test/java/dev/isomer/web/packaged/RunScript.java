package dev.isomer.web.packaged;

import java.nio.file.Files;
import java.nio.file.Path;

/** The application as people start it. */
final class RunScript {

    private RunScript() {}

    /** {@code run.sh} of the repository that the working directory is in. */
    static Path path() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("run.sh"))) {
            folder = folder.getParent();
        }
        return folder.resolve("run.sh");
    }

    /** The folder of what a start reads beside Java, made by the first start after a build. */
    static Path prepared() {
        return path().resolveSibling("web").resolve("target").resolve("run");
    }
}
