package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Audit;
import dev.isomer.storage.conformance.fixture.Audits;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Document;
import dev.isomer.storage.conformance.fixture.Documents;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Schema;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The bytes that an engine counts for values, against those that the virtual machine gives for the same values: rules
 * LIM-11 and LIM-12. What a thread allocates is told exactly.
 */
@Tag("memory")
public class HeapContract extends Contract {
    private static final int REPETITIONS = 20;
    private static final int ROWS = 1_000;
    private static final long LEAST_ROW_BYTES = 4;
    private static final long LEAST_ENTRY_BYTES = 16;

    /** Keeps what is measured, so that the compiler cannot leave it out. */
    private final Object[] kept = new Object[REPETITIONS];

    /** The topic for this engine. */
    public HeapContract(TestedEngine engine) {
        super(engine);
    }

    /** What making one takes; the least of some tries, because loading a class takes something the first time. */
    private long allocatedBytes(Supplier<Object> make) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < REPETITIONS; i++) {
                kept[i] = make.get();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least / REPETITIONS;
    }

    private boolean counts(Schema schema) {
        return open(schema).capabilities().contains(Capability.MEMORY_LIMIT);
    }

    private static long used(Store store) {
        return store.statistics().usedBytes().orElseThrow();
    }

    private static String latin(int length) {
        return new String(new byte[length], StandardCharsets.ISO_8859_1).replace('\0', 'ÿ');
    }

    /** What the store counts more for the second row than for the first, which are alike but for one value. */
    private static <E extends Record> long difference(Store store, E first, E second) {
        insertOrUpdate(store, first);
        long before = used(store);
        insertOrUpdate(store, second);
        return used(store) - before;
    }

    private static <E extends Record> void insertOrUpdate(Store store, E row) {
        store.write(tx -> tx.count(store.schema().typeOf(row)) == 0 ? tx.insert(row) : tx.update(row));
    }

    @Test
    @Rule("LIM-11")
    void textCountsAsItsUnitsAndWhatHoldsThem() {
        if (counts(Conversations.SCHEMA)) {
            for (String unit : new String[] {"a", "ÿ", "Ā", "\uFFFD", "😀"}) {
                Store store = open(Conversations.SCHEMA);
                insert(store, Conversations.session(1));
                Message message = Message.TYPE.withId(Conversations.message(1, 1), 1);
                byte[] two = latin(2).getBytes(StandardCharsets.ISO_8859_1);
                long base = allocatedBytes(() -> new String(two, StandardCharsets.ISO_8859_1));
                for (int length : new int[] {2, 3, 7, 8, 9, 15, 16, 17, 1_000, 1_001, 70_000}) {
                    long expected = allocatedBytes(() -> unit.repeat(length)) - base;
                    Message longer = message.withBody(unit.repeat(length));
                    assertEquals(expected, difference(store, message.withBody(latin(2)), longer), unit + length);
                }
            }
        }
    }

    @Test
    @Rule("LIM-11")
    void bytesCountAsTheirChunksAndWhatHoldsThem() {
        if (counts(Documents.SCHEMA)) {
            Store store = open(Documents.SCHEMA);
            Document document = Document.TYPE.withId(Documents.document(null, 1), 1);
            IntFunction<Bytes> zeros = length -> Bytes.of(new byte[length]);
            for (int length : new int[] {1, 7, 8, 9, 65_535, 65_536, 65_537, 131_072, 131_073, 200_000}) {
                byte[] one = new byte[1];
                byte[] content = new byte[length];
                long expected = allocatedBytes(() -> Bytes.of(content)) - allocatedBytes(() -> Bytes.of(one));
                Document longer = document.withContent(zeros.apply(length));
                assertEquals(expected, difference(store, document.withContent(zeros.apply(1)), longer));
            }
        }
    }

    @Test
    @Rule("LIM-11")
    void aValueThatMayBeMissingCountsWhereItIsThere() {
        if (counts(AllTypes.SCHEMA)) {
            AllTypes empty = AllTypes.TYPE.withId(AllTypes.empty(), 1);
            Store store = open(AllTypes.SCHEMA);
            assertEquals(
                    allocatedBytes(() -> Integer.valueOf(1_000_000)),
                    difference(store, empty, empty.with(AllTypes.OPTIONAL_INTEGER, 1_000_000)));
            assertEquals(
                    allocatedBytes(() -> Double.valueOf(1.5)),
                    difference(store, empty, empty.with(AllTypes.OPTIONAL_REAL, 1.5)));
            assertEquals(0, difference(store, empty, empty.with(AllTypes.OPTIONAL_FLAG, true)));
            assertEquals(0, difference(store, empty, empty.with(AllTypes.OPTIONAL_COLOR, AllTypes.Color.BLUE)));
            long number = allocatedBytes(() -> Long.valueOf(1_000_000));
            assertEquals(
                    2 * number,
                    difference(store, empty, empty.with(AllTypes.OPTIONAL_NUMBER, 1_000_000L)),
                    "once in the row, once in the index of two attributes");
            Audit audit = new Audit(1, "a", null, null);
            assertEquals(
                    allocatedBytes(() -> Instant.ofEpochSecond(5, 7_000)),
                    difference(open(Audits.SCHEMA), audit, new Audit(1, "a", null, Instant.ofEpochSecond(5, 7_000))));
        }
    }

    @Test
    @Rule("LIM-12")
    void aRowCountsAsItsRecordItsValuesAndItsKeys() {
        if (counts(AllTypes.SCHEMA)) {
            Store store = open(AllTypes.SCHEMA);
            byte[] one = {'x'};
            AllTypes row = AllTypes.empty().with(AllTypes.TEXT, "x").with(AllTypes.BYTES, Bytes.of(one));
            insert(store, row);
            long before = used(store);
            insert(store, row);
            long record = allocatedBytes(() -> new AllTypes(
                    2,
                    row.text(),
                    3,
                    4,
                    5.0,
                    true,
                    row.time(),
                    row.bytes(),
                    row.color(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
            long values = allocatedBytes(() -> new String(one, StandardCharsets.ISO_8859_1))
                    + allocatedBytes(() -> Bytes.of(one))
                    + allocatedBytes(() -> Instant.ofEpochSecond(5, 7_000));
            assertEquals(record + values + allocatedBytes(() -> new Object[2]), used(store) - before);
        }
    }

    @Test
    @Rule("LIM-12")
    void whatLeadsToARowCountsToo() {
        if (counts(AllTypes.SCHEMA)) {
            Store store = open(AllTypes.SCHEMA);
            AllTypes row = insert(store, AllTypes.empty());
            long one = used(store);
            insert(store, row);
            long rowBytes = used(store) - one;
            for (int i = 1; i < ROWS; i++) {
                insert(store, row);
            }
            long leading = (used(store) - one) / ROWS - rowBytes;
            int keys = AllTypes.TYPE.keys().size();
            assertTrue(leading >= LEAST_ROW_BYTES + keys * LEAST_ENTRY_BYTES, leading + " for " + keys + " keys");
        }
    }
}
