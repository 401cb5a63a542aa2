package dev.isomer.benchmarks.isolation;

import dev.isomer.storage.Store;
import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.Indexed;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.Unique;
import dev.isomer.storage.junit.Fixture;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.util.List;
import java.util.function.Supplier;

/** The schema and the rows of all the tests, and what each test does with a store of its own. */
final class Stock implements Supplier<Schema>, Fixture {
    static final int ROWS = 10_000;
    static final int PRICES = 100;
    static final String ADDED = "added by the test";

    static final Schema SCHEMA = Schema.of("stock", Product.TYPE);

    /** A row with a unique and a plain index. */
    record Product(
            @Id long id,
            @Unique @MaxLength(60) String name,
            @Indexed int price) {
        static final EntityType<Product> TYPE = EntityType.of(Product.class);
        static final Attribute<Product, Integer> PRICE = TYPE.attribute("price", Integer.class);
    }

    @Override
    public Schema get() {
        return SCHEMA;
    }

    @Override
    public void load(Store store) {
        store.write(tx -> {
            for (int number = 1; number <= ROWS; number++) {
                tx.insert(new Product(0, "product " + number, number % PRICES));
            }
            return ROWS;
        });
    }

    /** Removes a row, changes the next, adds one, and requires to see exactly that. */
    static void test(Store store, int number) {
        Product changed = new Product(number + 1, "product " + (number + 1), PRICES);
        Product added = new Product(0, ADDED, PRICES);
        store.write(tx -> {
            require(tx.delete(Product.TYPE, number), "the row " + number + " is gone");
            tx.update(changed);
            return tx.insert(added);
        });
        store.read(tx -> {
            require(tx.count(Product.TYPE) == ROWS, tx.count(Product.TYPE) + " rows");
            List<Product> found = tx.list(Product.TYPE.where(Product.PRICE.eq(PRICES)));
            require(found.equals(List.of(changed, Product.TYPE.withId(added, ROWS + 1))), found.toString());
            return found;
        });
    }

    static void require(boolean expected, String otherwise) {
        if (!expected) {
            throw new AssertionError("Another test's change is seen: " + otherwise);
        }
    }
}
