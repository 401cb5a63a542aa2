package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.engine.TestedEngine.Damaged;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.sortedmap.SortedMapEngine;
import dev.isomer.storage.conformance.wrapped.ForwardingDriver;
import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Opening;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Writing;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** More of forks, of checks, and of what is seen before and after a commit. */
final class CommitDefects {
    private CommitDefects() {}

    /** The fork is what the second function makes of the driver under the original. */
    private static Defect forkedBy(BiFunction<Driver, EngineOptions, Driver> fork) {
        return new Defect() {
            @Override
            public Driver around(Driver working, Schema schema, EngineOptions options) {
                return new ForwardingDriver(working) {
                    @Override
                    public Driver fork() {
                        return fork.apply(inner(), options);
                    }
                };
            }
        };
    }

    /** Only the schema is copied. */
    static Defect forkIsEmpty() {
        return new Defect() {
            @Override
            public Driver around(Driver working, Schema schema, EngineOptions options) {
                return new ForwardingDriver(working) {
                    @Override
                    public Driver fork() {
                        return new SortedMapEngine().open("sortedmap:", schema, options);
                    }
                };
            }
        };
    }

    /** References that can be null are not held to in a fork. */
    static Defect forkForgetsReferences() {
        return new Defect() {
            @Override
            public Driver around(Driver working, Schema schema, EngineOptions options) {
                return new ForwardingDriver(working) {
                    @Override
                    public Driver fork() {
                        return ReferenceDefects.missingReferenceIsPassedOver().around(super.fork(), schema, options);
                    }
                };
            }
        };
    }

    /** A fork gives ids from the greatest that is there. */
    static Defect forkForgetsTheCounters() {
        return new Defect() {
            @Override
            public Driver around(Driver working, Schema schema, EngineOptions options) {
                return new ForwardingDriver(working) {
                    @Override
                    public Driver fork() {
                        return RowDefects.insertCountsFromTheRows().around(super.fork(), schema, options);
                    }
                };
            }
        };
    }

    /** Two stores of one schema are one and the same. */
    static TestedEngine storesShareTheirRows() {
        TestedEngine working = TestedEngine.of(new SortedMapEngine());
        Map<Schema, Driver> shared = new ConcurrentHashMap<>();
        return (schema, options, folder) ->
                new ForwardingDriver(shared.computeIfAbsent(schema, any -> working.driver(any, options, folder))) {
                    @Override
                    public void close() {}
                };
    }

    /** Of an index with an entry too many nothing is told. */
    static TestedEngine damageIsNotFound() {
        TestedEngine working = TestedEngine.of(new SortedMapEngine());
        EngineOptions options = new EngineOptions(Long.MAX_VALUE, Duration.ZERO);
        Finding entry = new Finding("an index", "leads to a row that is not there");
        return working.withDamaged(folder -> {
            Driver damaged = new ForwardingDriver(working.driver(Conversations.SCHEMA, options, folder)) {
                @Override
                public List<Finding> verify() {
                    return List.of();
                }
            };
            return List.of(new Damaged(damaged, List.of(entry)));
        });
    }

    /** A fork of a fork is one of the original. */
    static Defect forkOfAForkIsOfTheOriginal() {
        return forkedBy((working, options) -> new ForwardingDriver(working.fork()) {
            @Override
            public Driver fork() {
                return working.fork();
            }
        });
    }

    /** A fork is said to outlive its closing. */
    static Defect forkIsCalledPersistent() {
        return forkedBy((working, options) -> new ForwardingDriver(working.fork()) {
            @Override
            public Set<Capability> capabilities() {
                return Set.of(Capability.FORK, Capability.CONSTANT_TIME_FORK, Capability.PERSISTENT);
            }
        });
    }

    /** Rows that a running write has inserted are in the fork too. */
    static Defect forkHasWhatIsNotCommitted() {
        AtomicReference<@Nullable Remembering> running = new AtomicReference<>();
        return new Defect() {
            @Override
            public Driver around(Driver working, Schema schema, EngineOptions options) {
                return new DefectDriver(working, schema, options, this) {
                    @Override
                    public Driver fork() {
                        return withRowsOf(running.get(), inner().fork());
                    }
                };
            }

            @Override
            public Writing writing(Writing working, Reading reading, Schema schema) {
                running.set(new Remembering(working, reading));
                return new Ending(running.get(), () -> running.set(null), () -> running.set(null));
            }
        };
    }

    private static Driver withRowsOf(@Nullable Remembering running, Driver fork) {
        Writing writing = fork.write(Scope.TRANSACTION);
        if (running != null) {
            running.inserted.forEach(row -> row.repeat(writing));
        }
        writing.seal().await();
        return fork;
    }

    /** What is counted as nothing is taken for damage. */
    static Defect newStoreIsFoundDamaged() {
        return new Defect() {
            @Override
            public Driver around(Driver working, Schema schema, EngineOptions options) {
                return new ForwardingDriver(working) {
                    private volatile boolean written;

                    @Override
                    public Writing write(Scope scope) {
                        written = true;
                        return super.write(scope);
                    }

                    @Override
                    public List<Finding> verify() {
                        return written ? super.verify() : List.of(new Finding("the store", "has no pages"));
                    }
                };
            }
        };
    }

    /** As one that asks for what was found only when it is asked itself. */
    static Defect openingTellsWhatIsThereNow() {
        return new Defect() {
            @Override
            public Driver around(Driver working, Schema schema, EngineOptions options) {
                return new ForwardingDriver(working) {
                    @Override
                    public Opening opening() {
                        Map<String, Long> rows = new LinkedHashMap<>();
                        statistics().types().forEach(type -> rows.put(type.entityType(), type.rows()));
                        return new Opening("", rows, List.of());
                    }
                };
            }
        };
    }

    /** As a connection of each thread that keeps its state until the thread itself writes. */
    static Defect threadsKeepTheirState() {
        Map<Thread, Reading> states = new ConcurrentHashMap<>();
        return new Defect() {
            @Override
            public Reading read(Driver working, Scope scope) {
                return reading(states.computeIfAbsent(Thread.currentThread(), thread -> working.read(scope)));
            }

            @Override
            public Writing writing(Writing working, Reading reading, Schema schema) {
                return new ForwardingWriting(working, reading) {
                    @Override
                    public Sealed seal() {
                        Sealed sealed = super.seal();
                        states.remove(Thread.currentThread());
                        return sealed;
                    }
                };
            }
        };
    }

    /** A write's groups are those that were committed before it. */
    static Defect groupsMissOwnChanges() {
        return new Defect() {
            @Override
            public Writing write(Driver working, Scope scope, Schema schema) {
                Reading before = working.read(scope);
                return new ForwardingWriting(working.write(scope)) {
                    @Override
                    public <E, V> void groups(
                            Attribute<E, V> attribute, Condition<E> where, long limit, GroupSink<V> sink) {
                        before.groups(attribute, where, limit, sink);
                    }

                    @Override
                    public <E, V> long distinct(Attribute<E, V> attribute, Condition<E> where) {
                        return before.distinct(attribute, where);
                    }
                };
            }
        };
    }
}
