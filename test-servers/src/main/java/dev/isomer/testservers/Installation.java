package dev.isomer.testservers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What all servers of a kind on this machine share.
 *
 * @param programs the unpacked archive
 * @param data a new server's, of which each server gets a copy: quicker than making them each time
 */
record Installation(DatabaseKind kind, Path programs, Path data) {
    static Installation of(DatabaseKind kind, Cache cache) throws IOException {
        Recipe recipe = kind.recipe();
        Archive archive = recipe.archive();
        if (archive == null) {
            throw new IOException("Its programs are not on the class path: add the module test-servers, for MySQL with"
                    + " the Maven profile mysql (-Pmysql).");
        }
        synchronized (kind) {
            Path programs = cache.folder(archive.name(), archive::unpack);
            // A server that is made in another way is another one.
            int way = List.of(recipe.options(programs), recipe.setUp()).hashCode();
            Path made = cache.folder(archive.name() + "-data-" + Integer.toHexString(way), folder -> {
                Files.createDirectory(folder.resolve(Recipe.TEMPORARY));
                recipe.initialise(programs, folder.resolve("data"));
            });
            return new Installation(kind, programs, made.resolve("data"));
        }
    }

    /** A folder for a server, with data. */
    Path newFolder(Path parent) throws IOException {
        Path folder = Files.createTempDirectory(parent, "isomer-" + kind.name().toLowerCase(Locale.ROOT) + "-");
        Files.createDirectory(folder.resolve(Recipe.TEMPORARY));
        new Command(List.of("cp", "-r", "--preserve=mode", data.toString(), folder.toString())).run("");
        Account.own(folder);
        return folder;
    }
}
