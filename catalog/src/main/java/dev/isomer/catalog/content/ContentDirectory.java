package dev.isomer.catalog.content;

import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.cid.InvalidCidException;
import dev.isomer.storage.model.Bytes;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A directory whose files are named by the CID of their content, read and never written.
 *
 * <p>Opening lists the names and lengths; a file's bytes are read when they are asked for, and compared with the name
 * each time, so what is returned is always the content that was asked for. Hidden files and folders are passed over. A
 * file that cannot be used is a {@link FileProblem} and hinders no other. Files of up to 64 bytes, whose names are
 * their content, are not listed: such content needs no file.
 *
 * <p>Safe for many threads. Takes memory for the names alone. Files added after opening are not seen.
 */
public final class ContentDirectory {
    /** The longest content that is read: 64 MiB. */
    public static final long CONTENT_LIMIT_BYTES = 64L << 20;

    private final @Nullable Path root;
    private final TreeMap<String, Cid> names;
    private final List<FileProblem> problems;

    private ContentDirectory(@Nullable Path root, TreeMap<String, Cid> names, List<FileProblem> problems) {
        this.root = root;
        this.names = names;
        this.problems = List.copyOf(problems);
    }

    /** A directory without content, for when there is none. */
    public static ContentDirectory none() {
        return new ContentDirectory(null, new TreeMap<>(), List.of());
    }

    /**
     * Lists a directory.
     *
     * @throws java.nio.file.NoSuchFileException when it is missing
     * @throws NotDirectoryException when it is no directory
     * @throws IOException when it cannot be read
     */
    public static ContentDirectory open(Path directory) throws IOException {
        Path root = directory.toRealPath();
        if (!Files.isDirectory(root)) {
            throw new NotDirectoryException(directory.toString());
        }
        TreeMap<String, Cid> names = new TreeMap<>();
        List<FileProblem> problems = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(root)) {
            for (Path child : children) {
                list(root, child, names, problems);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        problems.sort(Comparator.comparing(FileProblem::fileName));
        return new ContentDirectory(root, names, problems);
    }

    private static void list(Path root, Path child, TreeMap<String, Cid> names, List<FileProblem> problems) {
        String name = child.getFileName().toString();
        if (name.startsWith(".") || Files.isDirectory(child)) {
            return;
        }
        try {
            Cid cid = Cid.parse(name);
            if (!cid.toString().equals(name)) {
                problems.add(new FileProblem(name, "The name has white space around the CID."));
                return;
            }
            if (!cid.isLiteral()) {
                names.put(name, cid);
            }
            ContentFile.problem(root, cid).ifPresent(reason -> problems.add(new FileProblem(name, reason)));
        } catch (InvalidCidException e) {
            problems.add(new FileProblem(name, "A file's name must be the CID of its content, and " + e.getMessage()));
        }
    }

    /** Where the directory is, as a real path; empty for {@link #none()}. */
    public Optional<Path> location() {
        return Optional.ofNullable(root);
    }

    /** What was seen to be wrong when the directory was listed, by file name; nothing of any content. */
    public List<FileProblem> problems() {
        return problems;
    }

    /**
     * Reads every file and returns all that is wrong, by file name. Takes time in proportion to the bytes.
     *
     * @param progress is told after each file how many were read, of {@link #count()}
     */
    public List<FileProblem> verify(IntConsumer progress) {
        TreeMap<String, FileProblem> found = new TreeMap<>();
        problems.forEach(problem -> found.put(problem.fileName(), problem));
        int read = 0;
        for (Cid cid : names.values()) {
            try {
                read(cid);
            } catch (CorruptContentException e) {
                found.put(cid.toString(), new FileProblem(cid.toString(), e.reason()));
            }
            read++;
            progress.accept(read);
        }
        return List.copyOf(found.values());
    }

    /** The number of contents listed, the corrupt ones included. */
    public int count() {
        return names.size();
    }

    /** Whether content of that name is listed; says nothing of whether its bytes are right. */
    public boolean contains(Cid cid) {
        return contains(cid.toString());
    }

    /** As {@link #contains(Cid)}, by the identifier's text. */
    public boolean contains(String cid) {
        return names.containsKey(cid);
    }

    /** All names that begin with the prefix, in their order; all there are for an empty one. */
    public List<Cid> list(String prefix) {
        return List.copyOf(names.subMap(prefix, prefix + Character.MAX_VALUE).values());
    }

    /**
     * The content of that name, verified; empty when it is not listed.
     *
     * @throws CorruptContentException when there is a file and its bytes are not that content, or cannot be read
     */
    public Optional<Bytes> read(Cid cid) {
        if (root == null || !contains(cid)) {
            return Optional.empty();
        }
        return Optional.of(Bytes.of(ContentFile.read(root, cid)));
    }
}
