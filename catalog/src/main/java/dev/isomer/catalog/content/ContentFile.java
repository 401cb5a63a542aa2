package dev.isomer.catalog.content;

import dev.isomer.catalog.cid.Cid;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** One file of the content directory: what can be said of it without reading it, and reading it with verification. */
final class ContentFile {
    private ContentFile() {}

    /** What is wrong with the file as far as its kind, place and length tell; empty when nothing is. */
    static Optional<String> problem(Path root, Cid cid) {
        Path file = root.resolve(cid.toString());
        try {
            Path real = file.toRealPath();
            if (!real.startsWith(root)) {
                return Optional.of("It is a symbolic link that leaves the content directory; copy the file instead.");
            }
            if (!Files.isRegularFile(real)) {
                return Optional.of("It is no regular file.");
            }
            long length = Files.size(real);
            if (length != cid.contentLength()) {
                return Optional.of("It has " + length + " bytes; its name says " + cid.contentLength() + ".");
            }
            boolean tooLong = length > ContentDirectory.CONTENT_LIMIT_BYTES;
            return tooLong
                    ? Optional.of("It has " + length + " bytes; at most " + ContentDirectory.CONTENT_LIMIT_BYTES
                            + " are read.")
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.of("The file is no longer there, or is a symbolic link to nothing.");
        } catch (IOException e) {
            return Optional.of("It cannot be examined: " + e + ".");
        }
    }

    /** The file's bytes, which are the content of that name. */
    static byte[] read(Path root, Cid cid) {
        Optional<String> problem = problem(root, cid);
        if (problem.isPresent()) {
            throw new CorruptContentException(cid, problem.get());
        }
        byte[] content = bytes(root.resolve(cid.toString()), cid);
        Cid actual = Cid.of(content);
        if (!actual.equals(cid)) {
            throw new CorruptContentException(cid, "Its content is that of " + actual + ".");
        }
        return content;
    }

    private static byte[] bytes(Path file, Cid cid) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes((int) cid.contentLength() + 1);
        } catch (IOException e) {
            throw new CorruptContentException(cid, "It cannot be read: " + e + ".");
        }
    }
}
