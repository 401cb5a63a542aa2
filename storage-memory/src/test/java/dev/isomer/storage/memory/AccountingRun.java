package dev.isomer.storage.memory;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.openjdk.jol.vm.VM;

/**
 * A program that fills random stores and prints for each state what is counted and what JOL measures, in the layout of
 * the virtual machine that it was started with: {@link Accounting} starts it.
 */
final class AccountingRun {
    private static final int[] LARGE_PERMILLE = {0, 0, 2, 20};
    private static final int GREATEST_LENGTH = 300_000;
    private static final int FEWEST_ROWS = 20;
    private static final int MOST_ROWS = 600;

    private AccountingRun() {}

    /** @param arguments the class with the constant {@code SCHEMA}, how many stores, and the seed of the first */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        var constant = Class.forName(arguments[0]).getDeclaredField("SCHEMA");
        constant.setAccessible(true);
        Schema schema = (Schema) constant.get(null);
        int stores = Integer.parseInt(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        printLayout();
        for (int i = 0; i < stores; i++) {
            measure(schema, i, new SplittableRandom(seed + i));
        }
    }

    private static void printLayout() {
        long thousandReferences =
                VM.current().sizeOf(new Object[1_001]) - VM.current().sizeOf(new Object[1]);
        System.out.println("layout references " + Math.round(thousandReferences / 1_000.0)
                + ", class pointers " + VM.current().classPointerSize()
                + ", alignment " + VM.current().objectAlignment()
                + ", letters " + Math.round(ReachableHeap.bytesOf("a".repeat(1_000)) / 1_000.0));
    }

    private static void measure(Schema schema, int number, SplittableRandom random) {
        List<EntityType<?>> types = types(schema, number, random);
        int largePermille = LARGE_PERMILLE[random.nextInt(LARGE_PERMILLE.length)];
        RandomWork work = new RandomWork(random, schema, types, largePermille, GREATEST_LENGTH);
        MemoryDriver driver = new MemoryDriver(DatabaseShape.of(schema), Long.MAX_VALUE);
        try (Store store = Store.over(driver, schema, StoreOptions.defaults())) {
            print("empty", driver);
            work.insert(store, random.nextInt(FEWEST_ROWS, MOST_ROWS));
            print("inserted", driver);
            workOn(work, store, random);
            print("worked", driver);
            MemoryDriver forkDriver = (MemoryDriver) driver.fork();
            try (Store fork = Store.over(forkDriver, schema, StoreOptions.defaults())) {
                print("forked", forkDriver);
                workOn(work, fork, random);
                print("fork", forkDriver);
                workOn(work, store, random);
                print("original", driver);
            }
        }
    }

    /** The first stores have one type each, the others any mix. */
    private static List<EntityType<?>> types(Schema schema, int number, SplittableRandom random) {
        if (number < schema.types().size()) {
            return List.of(schema.types().get(number));
        }
        List<EntityType<?>> types = new ArrayList<>();
        while (types.isEmpty()) {
            schema.types().stream().filter(type -> random.nextBoolean()).forEach(types::add);
        }
        return types;
    }

    private static void workOn(RandomWork work, Store store, SplittableRandom random) {
        for (int i = random.nextInt(60); i >= 0; i--) {
            work.transaction(store);
        }
    }

    private static void print(String state, MemoryDriver driver) {
        long counted = driver.statistics().usedBytes().orElseThrow();
        System.out.println("state " + state + " " + counted + " " + ReachableHeap.bytes(driver.published()));
    }
}
