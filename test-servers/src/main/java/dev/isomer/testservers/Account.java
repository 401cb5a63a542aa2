package dev.isomer.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** As whom a server runs: as the user who runs the tests, unless that is root, whom servers refuse. */
final class Account {
    private static final List<String> NAMESPACE = List.of("unshare", "--user");

    private static final List<String> NOBODY =
            List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");

    private Account() {}

    /** What a command begins with that must not run as root. */
    static List<String> unprivileged() {
        if (!isRoot()) {
            return List.of();
        }
        return mayMakeNamespaces() ? NAMESPACE : NOBODY;
    }

    /** What is added to the command of a server that runs as root if it is told so. */
    static List<String> asUser() {
        return isRoot() ? List.of("--user=root") : List.of();
    }

    /** Gives the folder to whom {@link #unprivileged()} runs as. */
    static void own(Path folder) throws IOException {
        if (isNobody()) {
            new Command(List.of("chown", "-R", "nobody:nogroup", folder.toString())).run("");
        }
    }

    /** Whether {@link #unprivileged()} runs as somebody who may not read what is root's own. */
    static boolean isNobody() {
        return unprivileged().equals(NOBODY);
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean mayMakeNamespaces() {
        try {
            Command.of(NAMESPACE, List.of("true")).run("");
            return true;
        } catch (IOException forbidden) {
            return false;
        }
    }
}
