package dev.isomer.web.resource.search;

import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.content.CorruptContentException;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.catalog.model.Secret;
import dev.isomer.storage.model.Bytes;
import dev.isomer.web.page.Addresses;
import dev.isomer.web.page.Highlight;
import dev.isomer.web.page.SearchPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One search within one transaction. Every name is looked at; of definitions and contents, in the order servers,
 * aliases, variables, newest stored content, content directory, as much as the limit allows. Of secrets nothing but the
 * name. For one thread.
 */
final class Search {
    /** How many units of text and bytes of content one search reads. */
    static final int TEXT_LIMIT = 16 * 1024 * 1024;

    private static final int SHOWN = 50;
    private static final int RECENT_CONTENTS = 100;

    private final SearchRequest request;
    private final Needle needle;
    private final Map<String, Result> results = new LinkedHashMap<>();
    private int left;
    private boolean cut;

    Search(SearchRequest request, int textLimit) {
        this.request = request;
        this.needle = new Needle(request.query());
        this.left = textLimit;
        request.kinds().keySet().forEach(kind -> results.put(kind, new Result()));
    }

    /** What was found of one kind: how many, and the first of them. */
    static final class Result {
        private final List<Found> items = new ArrayList<>();
        private long count;

        private void add(Found found) {
            count++;
            if (items.size() < SHOWN) {
                items.add(found);
            }
        }

        long count() {
            return count;
        }

        List<Found> items() {
            return items;
        }
    }

    /** Searches; once. */
    void run(CatalogTransaction tx, ContentDirectory directory) {
        for (Kind<?> kind : Kind.all()) {
            if (request.includes(kind.plural())) {
                entities(tx, kind);
            }
        }
        if (request.includes(SearchRequest.CONTENTS)) {
            contents(tx, directory);
        }
    }

    /** What was found, by the plural of its kind. */
    Map<String, Result> results() {
        return results;
    }

    /** Whether some text was not read. */
    boolean isCut() {
        return cut;
    }

    private Result result(String kind) {
        Result result = results.get(kind);
        if (result == null) {
            throw new IllegalArgumentException("There is no kind " + kind + " to search.");
        }
        return result;
    }

    private <E extends Record & NamedEntity> void entities(CatalogTransaction tx, Kind<E> kind) {
        Result result = result(kind.plural());
        tx.entities(kind).forEach(entity -> {
            List<SearchPage.Detail> details = new ArrayList<>();
            String definition = entity.definition();
            if (definition != null && !(entity instanceof Secret)) {
                search("definition", readable(definition), details);
            }
            if (!details.isEmpty() || needle.find(entity.name(), 0) >= 0) {
                result.add(new Found(
                        Addresses.ofEntity(kind.singular(), entity.name()),
                        Optional.of(entity.enabled()),
                        needle.mark(entity.name()),
                        details));
            }
        });
    }

    private void search(String label, String text, List<SearchPage.Detail> details) {
        int match = needle.find(text, 0);
        if (match >= 0) {
            details.add(new SearchPage.Detail(label, needle.excerpt(text, match)));
        }
    }

    /** As much of the text as may still be read. */
    private String readable(String text) {
        int length = Math.min(text.length(), left);
        cut |= length < text.length();
        left -= length;
        return text.substring(0, length);
    }

    private void contents(CatalogTransaction tx, ContentDirectory directory) {
        Set<String> seen = new HashSet<>();
        tx.contents().forEachRecent(RECENT_CONTENTS, row -> {
            seen.add(row.path());
            content(row.path(), row.fileData());
        });
        for (Cid cid : directory.list("")) {
            if (seen.contains(cid.path())) {
                continue;
            }
            if (cid.contentLength() > left) {
                cut = true;
                content(cid.path(), Bytes.EMPTY);
            } else {
                content(cid.path(), read(directory, cid));
            }
        }
    }

    /** A file that is not right has no text; who asks for it by its name is told why. */
    private static Bytes read(ContentDirectory directory, Cid cid) {
        try {
            return directory.read(cid).orElse(Bytes.EMPTY);
        } catch (CorruptContentException unusable) {
            return Bytes.EMPTY;
        }
    }

    /** Identifiers are found by how they begin, for any letters in the middle are there by chance. */
    private void content(String path, Bytes bytes) {
        String name = path.substring(1);
        List<SearchPage.Detail> details = new ArrayList<>();
        search("text", text(bytes), details);
        int named = name.startsWith(request.query()) ? request.query().length() : 0;
        if (!details.isEmpty() || named > 0) {
            List<Highlight.Part> parts = new ArrayList<>();
            if (named > 0) {
                parts.add(new Highlight.Part(name.substring(0, named), true));
            }
            parts.add(new Highlight.Part(name.substring(named), false));
            result(SearchRequest.CONTENTS)
                    .add(new Found(Addresses.ofPath(path), Optional.empty(), new Highlight(parts), details));
        }
    }

    /** As much of the content as may still be read, as text; empty when it is none. */
    private String text(Bytes bytes) {
        int length = Math.min(bytes.length(), left);
        cut |= length < bytes.length();
        left -= length;
        ByteArrayOutputStream beginning = new ByteArrayOutputStream(length);
        try {
            bytes.writeTo(beginning, 0, length);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        CharBuffer text = CharBuffer.allocate(length);
        boolean isText = !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(beginning.toByteArray()), text, length == bytes.length())
                .isError();
        return isText ? text.flip().toString() : "";
    }
}
