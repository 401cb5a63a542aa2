package dev.isomer.catalog;

import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.cid.NamedContent;
import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.content.CorruptContentException;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.catalog.text.TextRules;
import dev.isomer.storage.Repository;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Group;
import dev.isomer.storage.model.Limits;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All content of one transaction, wherever it lives: in its own identifier when it has up to 64 bytes, in the store, or
 * in the content directory. Content that is not a stored row is shown as one with id 0, created in 1970.
 */
public final class Contents {
    private final Repository<CidRecord> rows;
    private final ContentDirectory directory;
    private final UniqueClock clock;

    Contents(Repository<CidRecord> rows, ContentDirectory directory, UniqueClock clock) {
        this.rows = rows;
        this.directory = directory;
        this.clock = clock;
    }

    /** Where a piece of content lives. */
    public enum Place {
        /** In its identifier. */
        LITERAL,
        /** In the store, from where it can be deleted. */
        STORED,
        /** In the read-only content directory. */
        DIRECTORY
    }

    /** Where the content lives; empty when there is none of that name. Says nothing of whether a file is corrupt. */
    public Optional<Place> place(Cid cid) {
        if (cid.isLiteral()) {
            return Optional.of(Place.LITERAL);
        }
        if (rows.exists(CidRecord.PATH.eq(cid.path()))) {
            return Optional.of(Place.STORED);
        }
        return directory.contains(cid) ? Optional.of(Place.DIRECTORY) : Optional.empty();
    }

    /** Whether there is content of that name. */
    public boolean exists(Cid cid) {
        return place(cid).isPresent();
    }

    /**
     * The content of that name.
     *
     * @throws CorruptContentException when it lives in the content directory and its file is not right
     */
    public Optional<CidRecord> get(Cid cid) {
        Optional<Bytes> literal = cid.literalContent();
        if (literal.isPresent()) {
            return literal.map(bytes -> virtual(cid, bytes));
        }
        Optional<CidRecord> stored = rows.find(CidRecord.PATH, cid.path());
        return stored.isPresent() ? stored : directory.read(cid).map(bytes -> virtual(cid, bytes));
    }

    /** The content of an identifier given as text or path; of any other text, the stored row with exactly that path. */
    public Optional<CidRecord> byPath(@Nullable String path) {
        if (path == null) {
            return Optional.empty();
        }
        Optional<Cid> cid = Cid.tryParse(path);
        return cid.isPresent() ? get(cid.get()) : rows.first(CidRecord.TYPE.where(CidRecord.PATH.eq(path)));
    }

    private static CidRecord virtual(Cid cid, Bytes bytes) {
        return new CidRecord(0, cid.path(), bytes, cid.contentLength(), Instant.EPOCH);
    }

    /**
     * Sees to it that there is such content, and returns its identifier. What its identifier holds, what the content
     * directory has and what is stored already is not stored again.
     */
    public Cid store(Bytes content) {
        NamedContent named = NamedContent.of(content);
        store(named);
        return named.cid();
    }

    /** As {@link #store(Bytes)}, without making the identifier anew; true when it was not there before. */
    public boolean store(NamedContent named) {
        if (exists(named.cid())) {
            return false;
        }
        insert(named.cid(), named.content());
        return true;
    }

    /**
     * Stores content under its identifier as a row of its own, wherever else it may live.
     *
     * @throws IllegalArgumentException when the identifier is of other content
     * @throws dev.isomer.storage.error.UniqueViolationException when it is stored already
     */
    public CidRecord create(Cid cid, Bytes content) {
        Cid actual = Cid.of(content);
        if (!actual.equals(cid)) {
            throw new IllegalArgumentException(
                    "Store this content under its own identifier " + actual + ", not under " + cid + ".");
        }
        return insert(cid, content);
    }

    private CidRecord insert(Cid cid, Bytes content) {
        return rows.insert(new CidRecord(0, cid.path(), content, (long) content.length(), clock.next()));
    }

    /** Removes stored content; false when none is stored under that name. */
    public boolean delete(Cid cid) {
        Optional<CidRecord> stored = rows.find(CidRecord.PATH, cid.path());
        return stored.isPresent() && rows.delete(stored.get().id());
    }

    /**
     * The paths that begin with a slash and the prefix, in their order. The prefix is compared exactly; what follows
     * its first dot, and slashes before it, do not count. None for null and for a prefix that is empty by then. Content
     * of up to 64 bytes is found only where it is stored.
     */
    public List<String> findByPrefix(@Nullable String prefix) {
        String text = prefix == null ? "" : prefix.split("\\.", 2)[0];
        int start = 0;
        while (start < text.length() && text.charAt(start) == '/') {
            start++;
        }
        return start == text.length() ? List.of() : listPaths(text.substring(start), "", Integer.MAX_VALUE);
    }

    /**
     * Paths of stored content and of the content directory, each once, in their order.
     *
     * @param prefix what must follow the slash; empty for all
     * @param after the last path already seen; empty to begin
     * @param limit the most to return, from 0
     */
    public List<String> listPaths(String prefix, String after, int limit) {
        Predicate<CidRecord> stored = CidRecord.PATH.startsWith("/" + prefix).and(CidRecord.PATH.gt(after));
        TreeSet<String> paths = new TreeSet<>();
        rows.countBy(CidRecord.PATH, stored, limit).stream()
                .map(Group::value)
                .filter(Objects::nonNull)
                .forEach(paths::add);
        directory.list(prefix).stream()
                .map(Cid::path)
                .filter(path -> path.compareTo(after) > 0)
                .limit(limit)
                .forEach(paths::add);
        return paths.stream().limit(limit).toList();
    }

    /** Stored rows in the order and part that a query says, one at a time; for pages by position. */
    public void forEachStored(Query<CidRecord> query, Consumer<? super CidRecord> consumer) {
        rows.forEach(query, consumer);
    }

    /** When content was stored, without reading it; empty when it is not stored. */
    public Optional<Instant> storedAt(Cid cid) {
        return rows.countBy(CidRecord.CREATED_AT, CidRecord.PATH.eq(cid.path()), 1).stream()
                .map(Group::value)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .findFirst();
    }

    /** How many pieces of content live in the store or the content directory, each counted once. */
    public long count() {
        List<String> files = directory.list("").stream().map(Cid::path).toList();
        long both = 0;
        for (int at = 0; at < files.size(); at += Limits.IN_VALUES) {
            List<String> some = files.subList(at, Math.min(files.size(), at + Limits.IN_VALUES));
            both += rows.count(CidRecord.PATH.in(some));
        }
        return rows.count() + files.size() - both;
    }

    /** How many rows are stored. */
    public long countStored() {
        return rows.count();
    }

    /** All stored rows, newest first. */
    public List<CidRecord> uploads() {
        return rows.list(newestFirst());
    }

    /** The newest stored rows; all of them for a negative limit. */
    public List<CidRecord> recent(int limit) {
        return rows.list(limit < 0 ? newestFirst() : newestFirst().limit(limit));
    }

    /** As {@link #recent}, one at a time, so that memory stays bounded in a transaction that only reads. */
    public void forEachRecent(int limit, Consumer<? super CidRecord> consumer) {
        rows.forEach(newestFirst().limit(limit), consumer);
    }

    private static Query<CidRecord> newestFirst() {
        return CidRecord.TYPE.all().orderBy(CidRecord.CREATED_AT.descending());
    }

    /** The stored row that was added first. */
    public Optional<CidRecord> first() {
        return rows.first(CidRecord.TYPE.all());
    }

    /** The stored rows with exactly these paths, by id; blank and null ones are passed over. */
    public List<CidRecord> byPaths(Collection<@Nullable String> paths) {
        List<String> wanted = paths.stream()
                .filter(path -> path != null && !TextRules.isBlank(path))
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
        List<CidRecord> found = new ArrayList<>();
        for (int at = 0; at < wanted.size(); at += Limits.IN_VALUES) {
            List<String> some = wanted.subList(at, Math.min(wanted.size(), at + Limits.IN_VALUES));
            found.addAll(rows.list(CidRecord.TYPE.where(CidRecord.PATH.in(some))));
        }
        found.sort(Comparator.comparingLong(CidRecord::id));
        return found;
    }
}
