package dev.isomer.storage.jdbc;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.ValueType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How values are kept in columns: instants as microseconds since 1970, enum constants by name, all others as they are.
 *
 * <p>In these forms databases order them as the contract does, given the right collation.
 */
public final class SqlValues {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private SqlValues() {}

    /** A normalised value as a parameter, as {@link Sql} has it. */
    public static @Nullable Object parameter(ValueType type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case TEXT, LONG, DOUBLE, BOOLEAN -> value;
            case INT -> ((Integer) value).longValue();
            case INSTANT -> microseconds((Instant) value);
            case BYTES -> ((Bytes) value).toByteArray();
            case ENUM -> ((Enum<?>) value).name();
        };
    }

    /**
     * A normalised value as the parameter for its column, where null too is of the column's kind: as the kinds of the
     * parameters change, PostgreSQL plans a statement anew.
     */
    static Object columnParameter(ValueType type, @Nullable Object value) {
        Object parameter = parameter(type, value);
        return parameter == null ? new NullOf(jdbcType(type)) : parameter;
    }

    /** Null in a column of one of {@link Types}. */
    private record NullOf(int jdbcType) {}

    private static int jdbcType(ValueType type) {
        return switch (type) {
            case TEXT, ENUM -> Types.VARCHAR;
            case LONG, INT, INSTANT -> Types.BIGINT;
            case DOUBLE -> Types.DOUBLE;
            case BOOLEAN -> Types.BOOLEAN;
            case BYTES -> Types.VARBINARY;
        };
    }

    private static Long microseconds(Instant instant) {
        return instant.getEpochSecond() * MICROS_PER_SECOND + instant.getNano() / NANOS_PER_MICRO;
    }

    /** Sets the parameters of a statement. */
    public static void bind(PreparedStatement statement, List<@Nullable Object> parameters) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            Object value = parameters.get(i);
            if (value == null) {
                statement.setNull(i + 1, Types.NULL);
            } else if (value instanceof Long number) {
                statement.setLong(i + 1, number);
            } else if (value instanceof String text) {
                statement.setString(i + 1, text);
            } else if (value instanceof Double number) {
                statement.setDouble(i + 1, number);
            } else if (value instanceof Boolean truth) {
                statement.setBoolean(i + 1, truth);
            } else if (value instanceof NullOf missing) {
                statement.setNull(i + 1, missing.jdbcType());
            } else {
                statement.setBytes(i + 1, (byte[]) value);
            }
        }
    }

    /** The row of a result whose columns are all of the type's components, in their order. */
    public static <E> E row(ResultSet result, EntityType<E> type) throws SQLException {
        List<Attribute<E, ?>> components = type.components();
        @Nullable Object[] values = new Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(result, i + 1, components.get(i));
        }
        return type.create(values);
    }

    /** The value of an attribute in the column numbered from 1, or null. */
    public static @Nullable Object value(ResultSet result, int column, Attribute<?, ?> attribute) throws SQLException {
        return switch (attribute.type()) {
            case TEXT -> result.getString(column);
            case ENUM -> {
                String name = result.getString(column);
                yield name == null ? null : attribute.constant(name);
            }
            case BYTES -> {
                byte[] content = result.getBytes(column);
                yield content == null ? null : Bytes.of(content);
            }
            case DOUBLE -> {
                double number = result.getDouble(column);
                yield isNull(result, attribute) ? null : number;
            }
            case BOOLEAN -> {
                boolean truth = result.getBoolean(column);
                yield isNull(result, attribute) ? null : (Object) truth;
            }
            default -> {
                long number = result.getLong(column);
                yield isNull(result, attribute) ? null : ofNumber(attribute.type(), number);
            }
        };
    }

    /** Asks the driver only where the column can be null. */
    private static boolean isNull(ResultSet result, Attribute<?, ?> attribute) throws SQLException {
        return attribute.isNullable() && result.wasNull();
    }

    private static Object ofNumber(ValueType type, long number) {
        return switch (type) {
            case INT -> Math.toIntExact(number);
            case INSTANT ->
                Instant.ofEpochSecond(
                        Math.floorDiv(number, MICROS_PER_SECOND),
                        Math.floorMod(number, MICROS_PER_SECOND) * NANOS_PER_MICRO);
            default -> number;
        };
    }
}
