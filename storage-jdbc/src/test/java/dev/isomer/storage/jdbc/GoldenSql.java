package dev.isomer.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.jdbc.Library.Binding;
import dev.isomer.storage.jdbc.Library.Book;
import dev.isomer.storage.jdbc.Library.Shelf;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Selection;
import dev.isomer.storage.spi.Selection.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Holds every SQL text of a dialect against the files in the resources beside the subclass, so that a change of one is
 * seen and meant.
 */
public abstract class GoldenSql {
    private final Dialect dialect;
    private final SelectionSql selections;
    private final StringBuilder actual = new StringBuilder();

    /** The texts of a dialect. */
    protected GoldenSql(Dialect dialect) {
        this.dialect = dialect;
        this.selections = new SelectionSql(dialect);
    }

    @Test
    void definitions() throws IOException {
        DefinitionSql definitions = new DefinitionSql(dialect);
        RecordedSchema schema = RecordedSchema.of(Library.SCHEMA);
        definitions.definitions(schema).forEach(this::add);
        schema.types()
                .forEach(type ->
                        definitions.references(schema, type).forEach(text -> add("reference of " + type.name(), text)));
        assertGolden("definitions.sql");
    }

    @Test
    void singleRows() throws IOException {
        for (EntityType<?> type : Library.SCHEMA.types()) {
            RowSql sql = RowSql.of(dialect, type);
            add("get", sql.get());
            for (Key<?> key : type.keys()) {
                add("find by the " + key, sql.finds().get(key.ordinal()));
            }
            add("insert", sql.insert());
            add("update", sql.update());
            add("delete", sql.delete());
        }
        add("delete many", RowSql.deleteMany(dialect, Book.TYPE, 3));
        add("any referring", RowSql.anyReferring(dialect, Book.TYPE.references().get(0), 2));
        assertGolden("rows.sql");
    }

    @Test
    void conditions() throws IOException {
        atom("text eq", Book.TITLE.eq("a"));
        atom("nullable eq", Book.SUBTITLE.eq("a"));
        atom("int lt", Book.PAGES.lt(3));
        atom("nullable long ge", Book.COPIES.ge(Long.MIN_VALUE));
        atom("boolean eq", Book.LENT.eq(true));
        atom("instant le", Book.ACQUIRED_AT.le(Instant.parse("1969-12-31T23:59:59.999999Z")));
        atom("enum gt", Book.BINDING.gt(Binding.CLOTH));
        atom("bytes eq", Book.COVER.eq(Bytes.of(new byte[] {0, -1})));
        atom("in", Book.PAGES.in(3, 1, 2, 3));
        atom("nullable in", Book.COPIES.in(1L));
        atom("in of nothing", Book.PAGES.in());
        atom("nullable isNull", Book.COPIES.isNull());
        atom("isNull", Book.PAGES.isNull());
        atom("startsWith", Book.TITLE.startsWith("a%_"));
        atom("nullable startsWith", Book.SUBTITLE.startsWith("\ud7ff"));
        atom("startsWith the greatest", Book.SUBTITLE.startsWith("\udbff\udfff"));
        atom("startsWith, the last counted up", Book.SUBTITLE.startsWith("a\udbff\udfff"));
        atom("startsWith nothing", Book.TITLE.startsWith(""));
        atom("nullable startsWith nothing", Book.SUBTITLE.startsWith(""));
        atom("contains", Book.TITLE.contains("%"));
        atom("nullable contains", Book.SUBTITLE.contains(""));
        atom("and", Book.LENT.eq(true).and(Book.PAGES.between(1, 9)));
        atom("or within and", Book.LENT.eq(true).and(Book.PAGES.eq(1).or(Book.PAGES.eq(2))));
        assertGolden("conditions.sql");
    }

    private void atom(String name, Predicate<Book> predicate) {
        condition(name, predicate);
        condition("not " + name, predicate.not());
    }

    private void condition(String name, Predicate<Book> predicate) {
        Sql.Builder sql = new Sql.Builder();
        new ConditionSql(dialect).append(sql, Condition.of(predicate));
        add(name, sql.build());
    }

    @Test
    void queries() throws IOException {
        query("all", Book.TYPE.all());
        query("limit", Shelf.TYPE.all().limit(10));
        query("offset", Shelf.TYPE.all().offset(5));
        query("where, order, limit and offset", titled().limit(10).offset(20));
        query("by id, descending", Shelf.TYPE.all().orderBy(Shelf.TYPE.id().descending()));
        query(
                "four orders",
                Book.TYPE
                        .all()
                        .orderBy(Book.BINDING, Book.ACQUIRED_AT.descending(), Book.PAGES, Book.SUBTITLE.descending()));
        Condition<Book> lent = Condition.of(Book.LENT.eq(true));
        Condition<Book> all = new Condition.All<>(List.of());
        add("count", selections.count(Book.TYPE, all, Long.MAX_VALUE));
        add("count of some, at most", selections.count(Book.TYPE, lent, 1));
        add("groups", selections.groups(Book.SUBTITLE, all, 5));
        add("groups of some", selections.groups(Book.BINDING, lent, 5));
        assertGolden("queries.sql");
    }

    private static Query<Book> titled() {
        return Book.TYPE.where(Book.TITLE.startsWith("x")).orderBy(Book.TITLE);
    }

    private void query(String name, Query<?> query) {
        add(name, selections.rows(Selection.of(query)));
    }

    @Test
    void pages() throws IOException {
        page("by id", Book.TYPE.all());
        page("by id, descending", Book.TYPE.all().orderBy(Book.TYPE.id().descending()));
        page("not nullable", titled(), "x");
        page("not nullable, descending", Book.TYPE.all().orderBy(Book.TITLE.descending()), "x");
        page("nullable", Book.TYPE.all().orderBy(Book.SUBTITLE), "x");
        page("nullable, at null", Book.TYPE.all().orderBy(Book.SUBTITLE), (Object) null);
        page("nullable, descending", Book.TYPE.all().orderBy(Book.SUBTITLE.descending()), "x");
        page("nullable, descending, at null", Book.TYPE.all().orderBy(Book.SUBTITLE.descending()), (Object) null);
        page(
                "four, mixed",
                Book.TYPE
                        .all()
                        .orderBy(Book.BINDING, Book.ACQUIRED_AT.descending(), Book.COPIES, Book.PAGES.descending()),
                Binding.PAPER,
                Instant.EPOCH,
                null,
                7);
        assertGolden("pages.sql");
    }

    private void page(String name, Query<Book> query, @Nullable Object... values) {
        Selection<Book> whole = Selection.of(query);
        Selection<Book> rest = new Selection<>(
                whole.type(),
                whole.where(),
                whole.orders(),
                whole.idDescending(),
                new Place(Arrays.asList(values), 42),
                0,
                10);
        add(name, selections.rows(rest));
    }

    private void add(String name, Sql sql) {
        String parameters =
                sql.parameters().stream().map(GoldenSql::show).collect(Collectors.joining(", ", "\n-- ", ""));
        add(name, sql.text() + (sql.parameters().isEmpty() ? "" : parameters));
    }

    private static String show(@Nullable Object parameter) {
        if (parameter instanceof byte[] bytes) {
            return "x'" + HexFormat.of().formatHex(bytes) + "'";
        }
        return parameter instanceof String text
                ? "'" + text.codePoints().mapToObj(GoldenSql::show).collect(Collectors.joining()) + "'"
                : String.valueOf(parameter);
    }

    private static String show(int codePoint) {
        return codePoint < 0x7f ? Character.toString(codePoint) : "\\u{%x}".formatted(codePoint);
    }

    private void add(String name, String text) {
        actual.append("-- ").append(name).append('\n').append(text).append("\n\n");
    }

    private void assertGolden(String file) throws IOException {
        try (InputStream golden = getClass().getResourceAsStream(file)) {
            String expected = golden == null ? "" : new String(golden.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(expected, actual.toString());
        }
    }
}
