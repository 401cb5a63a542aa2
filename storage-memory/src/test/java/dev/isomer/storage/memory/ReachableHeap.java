package dev.isomer.storage.memory;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.ValueType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openjdk.jol.vm.VM;
import org.openjdk.jol.vm.VirtualMachine;

/**
 * What states of a database really occupy on this heap: the sum of what JOL (which asks the virtual machine, and knows
 * nothing of {@link HeapLayout}) says of every object that can be reached.
 *
 * <p>The walk is ours, because JOL's own cannot be told where the data ends and the program begins. Left out, since a
 * store without rows has it too, or the program has it without a store:
 *
 * <ul>
 *   <li>the shape of the tables ({@link TableShape}, {@link KeyOrder}) and with it the schema, its types, their method
 *       handles and classes;
 *   <li>constants of enums, their names, which indexes keep, and the two booleans;
 *   <li>the engine's own constant for a leaf's children, an empty array.
 * </ul>
 *
 * <p>Any other class that is neither a row, a value nor a node is an error: nothing is left out unseen.
 */
final class ReachableHeap {
    private static final VirtualMachine MACHINE = VM.current();
    private static final Set<Class<?>> VALUES =
            Set.of(String.class, Long.class, Integer.class, Double.class, Instant.class, Bytes.class);
    private static final Set<Class<?>> NODES =
            Set.of(Root.class, Table.class, IdTrie.class, TrieNode.class, KeyTree.class, KeyNode.class);

    private final Set<Object> left = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Object> reached = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();
    private final Map<Class<?>, List<Field>> references = new HashMap<>();
    private long bytes;

    private ReachableHeap() {}

    /** What a state occupies. */
    static long bytes(Root root) {
        ReachableHeap heap = new ReachableHeap();
        heap.walk(root);
        return heap.bytes;
    }

    /** What all states occupy that a driver leads to by whatever way, those of its readers aside. */
    static long bytesReachableFrom(MemoryDriver driver) {
        ReachableHeap heap = new ReachableHeap();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> engine = new ArrayDeque<>(List.of(driver));
        while (!engine.isEmpty()) {
            Object next = engine.pop();
            if (next instanceof Root root) {
                heap.walk(root);
            } else if (isOfTheEngine(next) && seen.add(next)) {
                for (Field field : referencesOf(next.getClass())) {
                    Object value = valueOf(field, next);
                    if (value != null) {
                        engine.push(value);
                    }
                }
            }
        }
        return heap.bytes;
    }

    /** The shape of the database, with its state without rows, is the schema's, whatever databases there are. */
    private static boolean isOfTheEngine(Object object) {
        return !(object instanceof DatabaseShape)
                && object.getClass().getPackage().equals(Root.class.getPackage());
    }

    /** What one value occupies. */
    static long bytesOf(Object value) {
        ReachableHeap heap = new ReachableHeap();
        heap.reachAll(value);
        return heap.bytes;
    }

    /** What the older states keep alive that the newest does not have. */
    static long bytesBeside(Root newest, Iterable<Root> older) {
        ReachableHeap heap = new ReachableHeap();
        heap.walk(newest);
        long shared = heap.bytes;
        older.forEach(heap::walk);
        return heap.bytes - shared;
    }

    private void walk(Root root) {
        for (Table<?> table : root.tables()) {
            leaveNamesOfConstants(table);
        }
        reachAll(root);
    }

    private void reachAll(Object start) {
        reach(start);
        while (!open.isEmpty()) {
            Object next = open.pop();
            if (next instanceof Object[] array) {
                for (Object element : array) {
                    reach(element);
                }
            } else if (next instanceof String text) {
                reach(MACHINE.getObject(text, StringValue.OFFSET));
            } else {
                for (Field field : references.computeIfAbsent(next.getClass(), ReachableHeap::referencesOf)) {
                    reach(valueOf(field, next));
                }
            }
        }
    }

    private <E> void leaveNamesOfConstants(Table<E> table) {
        for (Attribute<E, ?> attribute : table.shape().type().components()) {
            if (attribute.type() == ValueType.ENUM) {
                for (Object constant : attribute.javaClass().getEnumConstants()) {
                    left.add(((Enum<?>) constant).name());
                }
            }
        }
    }

    private void reach(@Nullable Object object) {
        if (object == null || isOfTheProgram(object) || !reached.add(object)) {
            return;
        }
        Class<?> type = object.getClass();
        if (!type.isArray() && !type.isRecord() && !VALUES.contains(type) && !NODES.contains(type)) {
            throw new IllegalStateException(type + " is neither data nor known to be the program's.");
        }
        bytes += MACHINE.sizeOf(object);
        open.push(object);
    }

    private boolean isOfTheProgram(Object object) {
        return object instanceof Enum<?>
                || object instanceof Boolean
                || object instanceof TableShape<?>
                || object instanceof KeyOrder
                || object instanceof KeyNode[] children && children.length == 0
                || left.contains(object);
    }

    private static List<Field> referencesOf(Class<?> type) {
        List<Field> found = new ArrayList<>();
        if (!type.isArray() && !type.getName().startsWith("java.")) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    found.add(field);
                }
            }
        }
        return found;
    }

    private static @Nullable Object valueOf(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Where the array of a {@code String} is; reflection may not look into it, JOL does. */
    private static final class StringValue {
        private static final long OFFSET;

        static {
            try {
                OFFSET = MACHINE.fieldOffset(String.class.getDeclaredField("value"));
            } catch (NoSuchFieldException otherString) {
                throw new IllegalStateException(otherString);
            }
        }
    }
}
