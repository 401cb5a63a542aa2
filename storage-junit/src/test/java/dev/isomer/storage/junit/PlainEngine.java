package dev.isomer.storage.junit;

import dev.isomer.storage.Stores;
import dev.isomer.storage.junit.Shop.Product;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.model.Statistics;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Writing;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The in-memory engine as one that has neither forks nor files, and whose verification finds fault with a product
 * called "unsound".
 */
public final class PlainEngine implements EngineProvider {
    private static EngineProvider memory() {
        return Stores.engines().stream()
                .filter(engine -> engine.scheme().equals("memory"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String scheme() {
        return "plain";
    }

    @Override
    public Driver open(String url, Schema schema, EngineOptions options) {
        return new Plain(memory().open("memory:", schema, options), schema);
    }

    @Override
    public String temporaryUrl(Path folder) {
        return "plain:";
    }

    private record Plain(Driver inner, Schema schema) implements Driver {
        @Override
        public Reading read(Scope scope) {
            return inner.read(scope);
        }

        @Override
        public Writing write(Scope scope) {
            return inner.write(scope);
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of();
        }

        @Override
        public Driver fork() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Finding> verify() {
            if (!schema.types().contains(Product.TYPE)) {
                return List.of();
            }
            Reading reading = inner.read(Scope.SINGLE);
            Product unsound = reading.find(Product.TYPE.keys().get(0), new Object[] {"unsound"});
            reading.end();
            return Stream.ofNullable(unsound)
                    .map(product -> new Finding(Product.TYPE.show(product), "is unsound"))
                    .toList();
        }

        @Override
        public Statistics statistics() {
            return inner.statistics();
        }

        @Override
        public void close() {
            inner.close();
        }
    }
}
