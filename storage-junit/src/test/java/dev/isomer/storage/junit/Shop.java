package dev.isomer.storage.junit;

import dev.isomer.storage.Store;
import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.Unique;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.util.function.Supplier;

/** A schema of one type, and fixtures. */
final class Shop implements Supplier<Schema> {
    static final Schema SCHEMA = Schema.of("shop", Product.TYPE);

    @Override
    public Schema get() {
        return SCHEMA;
    }

    /** What is sold. */
    record Product(@Id long id, @Unique @MaxLength(60) String name, int price) {
        static final EntityType<Product> TYPE = EntityType.of(Product.class);
        static final Attribute<Product, Integer> PRICE = TYPE.attribute("price", Integer.class);
    }

    /** Rows 1 to 1000, of prices 0 to 9. */
    static final class ManyProducts implements Fixture {
        static final int ROWS = 1000;

        @Override
        public void load(Store store) {
            store.write(tx -> {
                for (int number = 1; number <= ROWS; number++) {
                    tx.insert(new Product(0, "product " + number, number % 10));
                }
                return ROWS;
            });
        }
    }

    /** Two rows, the second deleted again, so that the next has the id 3. */
    static final class OneProduct implements Fixture {
        @Override
        public void load(Store store) {
            store.repository(Product.TYPE).insert(new Product(0, "bolt", 25));
            long second = store.repository(Product.TYPE)
                    .insert(new Product(0, "nut", 10))
                    .id();
            store.repository(Product.TYPE).delete(second);
        }
    }
}
