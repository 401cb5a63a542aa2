package dev.isomer.storage.model;

import dev.isomer.storage.error.InvalidQueryException;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.error.ValueProblem;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One component of an entity's record, typed, from which predicates and orders are made.
 *
 * <p>As an {@link Order} it means ascending. Literals are checked and normalised like stored values, their
 * {@code @MaxLength} aside; a literal outside the domain is an {@link InvalidValueException}.
 *
 * @param <E> the entity's record
 * @param <V> the component's type, boxed
 */
public sealed class Attribute<E, V> implements Order<E> permits TextAttribute {
    private final EntityType<E> entityType;
    private final AttributeFacts facts;
    private final Function<E, @Nullable Object> accessor;

    Attribute(EntityType<E> entityType, AttributeFacts facts, Function<E, @Nullable Object> accessor) {
        this.entityType = entityType;
        this.facts = facts;
        this.accessor = accessor;
    }

    /** Equal to {@code value}; false on null. */
    public Predicate<E> eq(V value) {
        return comparison(Predicate.Operator.EQUAL, value);
    }

    /** Exactly the rows for which {@link #eq} does not hold, so true on null. */
    public Predicate<E> ne(V value) {
        return eq(value).not();
    }

    /** Less than {@code value}; false on null. */
    public Predicate<E> lt(V value) {
        return comparison(Predicate.Operator.LESS, value);
    }

    /** Less than or equal to {@code value}; false on null. */
    public Predicate<E> le(V value) {
        return comparison(Predicate.Operator.LESS_OR_EQUAL, value);
    }

    /** Greater than {@code value}; false on null. */
    public Predicate<E> gt(V value) {
        return comparison(Predicate.Operator.GREATER, value);
    }

    /** Greater than or equal to {@code value}; false on null. */
    public Predicate<E> ge(V value) {
        return comparison(Predicate.Operator.GREATER_OR_EQUAL, value);
    }

    /** From {@code least} to {@code greatest}, both included; false on null. */
    public Predicate<E> between(V least, V greatest) {
        return ge(least).and(le(greatest));
    }

    /** Equal to one of the values; of none, nothing matches. */
    @SafeVarargs
    public final Predicate<E> in(V... values) {
        return in(Arrays.asList(values));
    }

    /**
     * Equal to one of the values; of none, nothing matches.
     *
     * @throws InvalidQueryException for more than {@value Limits#IN_VALUES} values
     */
    public Predicate<E> in(Collection<? extends V> values) {
        if (values.size() > Limits.IN_VALUES) {
            throw new InvalidQueryException("'in' takes at most " + Limits.IN_VALUES + " values and was given "
                    + values.size() + "; ask in several queries.");
        }
        TreeSet<Object> distinct = new TreeSet<>(facts.type()::compare);
        for (V value : values) {
            distinct.add(literal(value));
        }
        return new Predicate.In<>(this, List.copyOf(distinct));
    }

    /** Without a value. */
    public Predicate<E> isNull() {
        return new Predicate.IsNull<>(this);
    }

    /** With a value. */
    public Predicate<E> isNotNull() {
        return isNull().not();
    }

    /** From the greatest value to the least. */
    public Order<E> descending() {
        return new DescendingOrder<>(this);
    }

    private Predicate<E> comparison(Predicate.Operator operator, V value) {
        return new Predicate.Comparison<>(this, operator, literal(value));
    }

    /**
     * The value as it would be stored.
     *
     * @throws InvalidValueException for null, and for what is outside the domain; there is no greatest length
     */
    public final Object literal(@Nullable Object value) {
        String reason =
                value == null ? "cannot be compared with null; use isNull()" : ValueRules.problem(facts, value, true);
        if (reason != null) {
            throw new InvalidValueException(entityType.storedName(), List.of(new ValueProblem(facts.name(), reason)));
        }
        return ValueRules.normalise(facts.type(), Objects.requireNonNull(value));
    }

    /** The entity type that it belongs to. */
    public EntityType<E> entityType() {
        return entityType;
    }

    /** The value in a row. */
    @SuppressWarnings("unchecked")
    public final @Nullable V get(E row) {
        return (V) accessor.apply(row);
    }

    /** The component's name, as in the record. */
    public final String name() {
        return facts.name();
    }

    /** The name in a database: an underscore before each capital, in lower case. */
    public final String storedName() {
        return facts.storedName();
    }

    /** The kind of value. */
    public final ValueType type() {
        return facts.type();
    }

    /** The component's class, boxed. */
    public final Class<?> javaClass() {
        return facts.javaClass();
    }

    /** The position among the record's components, from 0. */
    public final int ordinal() {
        return facts.ordinal();
    }

    /** Whether a row may lack a value. */
    public final boolean isNullable() {
        return facts.nullable();
    }

    /** Whether this is the identity. */
    public final boolean isId() {
        return facts.id();
    }

    /** Whether messages show {@code ***} for its values. */
    public final boolean isSecret() {
        return facts.secret();
    }

    /** The {@code @MaxLength}: code points of text, bytes of {@code Bytes}; 0 where none is declared. */
    public final int maxLength() {
        return facts.maxLength();
    }

    /** Whether a query may order or group by it. */
    public final boolean isSortable() {
        boolean sized = facts.type() == ValueType.TEXT || facts.type() == ValueType.BYTES;
        return !facts.secret() && (!sized || (facts.maxLength() > 0 && facts.maxLength() <= Limits.ORDERED_LENGTH));
    }

    /** What rows get that are older than the attribute, as {@code @Default} says, normalised; null without one. */
    public final @Nullable Object defaultValue() {
        return facts.defaultValue();
    }

    /** The value as messages show it: cut at 64 code points, text in quotes, {@code ***} for a secret. */
    public final String show(@Nullable Object value) {
        return facts.secret() ? "***" : ValueRules.show(value);
    }

    /**
     * The value of this attribute with the given name or number as a database keeps an enum constant.
     *
     * @throws IllegalArgumentException if the enum has no such constant, or this is no enum
     */
    public final Enum<?> constant(String name) {
        for (Object constant : facts.javaClass().getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return (Enum<?>) constant;
            }
        }
        throw new IllegalArgumentException(facts.javaClass().getSimpleName() + " has no constant " + name);
    }

    final AttributeFacts facts() {
        return facts;
    }

    @Override
    public final Attribute<E, ?> attribute() {
        return this;
    }

    @Override
    public final boolean isDescending() {
        return false;
    }

    @Override
    public final String toString() {
        return facts.name();
    }
}
