package dev.isomer.storage.conformance;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** All topics of the kit, in the order of the contract page: the one list that everything which runs them goes by. */
public final class Topics {
    /** Every class of tests. */
    public static final List<Class<? extends Contract>> ALL = List.of(
            ValuesContract.class,
            DomainContract.class,
            ValueOrderContract.class,
            LengthsContract.class,
            ProblemsContract.class,
            TextOrderContract.class,
            TextPointsContract.class,
            IdentityContract.class,
            GivenIdContract.class,
            ChangeContract.class,
            UniqueContract.class,
            UniqueKeyContract.class,
            ReferenceContract.class,
            RestrictContract.class,
            CascadeContract.class,
            SetNullContract.class,
            NullContract.class,
            QueryContract.class,
            LiteralContract.class,
            TextMatchContract.class,
            OrderContract.class,
            OracleContract.class,
            StatementContract.class,
            RowSourceContract.class,
            PageContract.class,
            PositionContract.class,
            GroupContract.class,
            DistinctContract.class,
            IndexContract.class,
            IndexAnswersContract.class,
            ExplainContract.class,
            BytesContract.class,
            WordsContract.class,
            RecordsContract.class,
            ManyRowsContract.class,
            ManyChangesContract.class,
            TransactionContract.class,
            RefusalContract.class,
            FailureContract.class,
            RetryContract.class,
            EndingContract.class,
            TwiceContract.class,
            TimeLimitContract.class,
            SavepointContract.class,
            NestingContract.class,
            SnapshotReadContract.class,
            NoWaitContract.class,
            ConcurrencyContract.class,
            SerializabilityContract.class,
            WriteAnomalyContract.class,
            ReadAnomalyContract.class,
            PauseContract.class,
            PausedStoreContract.class,
            TurnContract.class,
            StressContract.class,
            MemoryLimitContract.class,
            ExactLimitContract.class,
            MemoryReturnContract.class,
            PinnedContract.class,
            OldestReadContract.class,
            StatisticsContract.class,
            HeapContract.class,
            ForkContract.class,
            EngineContract.class,
            OpeningContract.class,
            InspectionContract.class,
            LifeCycleContract.class,
            ClosingContract.class,
            DamageContract.class,
            DumpContract.class,
            SchemaContract.class,
            SchemaLimitsContract.class,
            SchemaUpgradeContract.class,
            SchemaDefaultContract.class,
            SchemaPlanContract.class,
            SchemaRecordContract.class,
            MigrationContract.class,
            MigrationRefusalContract.class,
            MigrationReplaceContract.class,
            MigrationKeepContract.class,
            HistoryContract.class);

    private Topics() {}

    /** The tests of a topic, by name. */
    public static List<Method> tests(Class<? extends Contract> topic) {
        return Arrays.stream(topic.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    /**
     * The rules that some test proves.
     *
     * @throws IllegalStateException naming a test without a rule
     */
    public static Set<String> testedRules() {
        Set<String> rules = new TreeSet<>();
        for (Class<? extends Contract> topic : ALL) {
            for (Method test : tests(topic)) {
                Rule rule = test.getAnnotation(Rule.class);
                if (rule == null) {
                    throw new IllegalStateException("Give a @Rule to " + topic.getSimpleName() + "." + test.getName());
                }
                rules.add(rule.value());
            }
        }
        return rules;
    }
}
