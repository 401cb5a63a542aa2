package dev.isomer.testservers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * A jar or zip file with the programs of a server, or with a txz file of them.
 *
 * @param wanted matches the entries to unpack; its first group is where they go
 */
record Archive(Path file, Pattern wanted) {
    /** The archive on the class path that has this entry, or null. */
    static @Nullable Archive onClassPath(String entry, Pattern wanted) {
        URL url = Archive.class.getClassLoader().getResource(entry);
        if (url == null) {
            return null;
        }
        try {
            URL jar = ((JarURLConnection) url.openConnection()).getJarFileURL();
            return new Archive(Path.of(jar.toURI()), wanted);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The archive's name and version. */
    String name() {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    void unpack(Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream content = zip.getInputStream(entry)) {
                    if (entry.getName().endsWith(".txz")) {
                        unpackTar(content, folder);
                    } else if (!entry.isDirectory()) {
                        write(entry.getName(), content, folder);
                    }
                }
            }
        }
    }

    private void unpackTar(InputStream packed, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = entry.getName().replaceFirst("^\\./", "");
                if (entry.isSymbolicLink() && wanted.matcher(name).matches()) {
                    Path link = folder.resolve(name);
                    makeParent(link);
                    Files.createSymbolicLink(link, Path.of(entry.getLinkName()));
                } else if (entry.isFile()) {
                    write(name, tar, folder);
                }
            }
        }
    }

    private void write(String name, InputStream content, Path folder) throws IOException {
        Matcher match = wanted.matcher(name);
        if (match.matches()) {
            String path = match.group(1);
            Path target = folder.resolve(path);
            makeParent(target);
            Files.copy(content, target);
            if (path.startsWith("bin/") && !target.toFile().setExecutable(true, false)) {
                throw new IOException(target + " cannot be made executable.");
            }
        }
    }

    private static void makeParent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
    }
}
