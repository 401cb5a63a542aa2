package dev.isomer.storage.model;

import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes and takes apart the rows of one record class.
 *
 * <p>Accessors are turned into functions by {@link LambdaMetafactory}, so that reading a component costs a call that
 * the compiler can inline, not a reflective one. It refuses a lookup that went from one class loader to another; the
 * records of a class loader other than this library's are read by method handles.
 */
final class RecordShape<E> {
    /** What was made for a class once serves all types that are made of it. */
    private static final ClassValue<RecordShape<?>> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape<?> computeValue(Class<?> recordClass) {
            try {
                return new RecordShape<>(recordClass);
            } catch (ReflectiveOperationException refused) {
                throw new UndeclaredThrowableException(refused);
            }
        }
    };

    private final Class<E> recordClass;
    private final MethodHandles.Lookup lookup;
    private final MethodHandle constructor;
    private final List<Function<E, @Nullable Object>> accessors = new ArrayList<>();

    /** The shape of a class, whose constructor and accessors must be open to this library. */
    @SuppressWarnings("unchecked")
    static <E> RecordShape<E> of(Class<E> recordClass) throws ReflectiveOperationException {
        try {
            return (RecordShape<E>) SHAPES.get(recordClass);
        } catch (UndeclaredThrowableException refused) {
            throw (ReflectiveOperationException) refused.getUndeclaredThrowable();
        }
    }

    private RecordShape(Class<E> recordClass) throws ReflectiveOperationException {
        this.recordClass = recordClass;
        this.lookup = MethodHandles.privateLookupIn(recordClass, MethodHandles.lookup());
        RecordComponent[] components = recordClass.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        this.constructor = lookup.findConstructor(recordClass, MethodType.methodType(void.class, types))
                .asSpreader(Object[].class, types.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
        for (RecordComponent component : components) {
            accessors.add(accessor(component));
        }
    }

    /** A function that reads the component with this ordinal, boxed. */
    Function<E, @Nullable Object> accessor(int ordinal) {
        return accessors.get(ordinal);
    }

    @SuppressWarnings("unchecked")
    private Function<E, @Nullable Object> accessor(RecordComponent component) throws ReflectiveOperationException {
        MethodHandle accessor = lookup.unreflect(component.getAccessor());
        if (!lookup.hasFullPrivilegeAccess()) {
            return byHandle(accessor.asType(MethodType.methodType(Object.class, Object.class)));
        }
        try {
            CallSite site = LambdaMetafactory.metafactory(
                    lookup,
                    "apply",
                    MethodType.methodType(Function.class),
                    MethodType.methodType(Object.class, Object.class),
                    accessor,
                    MethodType.methodType(
                            MethodType.methodType(component.getType()).wrap().returnType(), recordClass));
            return (Function<E, @Nullable Object>) site.getTarget().invoke();
        } catch (ReflectiveOperationException | RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new ReflectiveOperationException(failure);
        }
    }

    private static <E> Function<E, @Nullable Object> byHandle(MethodHandle accessor) {
        return row -> {
            try {
                return accessor.invokeExact((Object) row);
            } catch (RuntimeException | Error failure) {
                throw failure;
            } catch (Throwable failure) {
                throw new IllegalStateException("An accessor of " + row + " failed.", failure);
            }
        };
    }

    /** A row of these component values, in the record's order. */
    @SuppressWarnings("unchecked")
    E create(@Nullable Object[] values) {
        try {
            return (E) constructor.invokeExact(values);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(
                    "The constructor of " + recordClass.getSimpleName() + " refused values of its own row.", failure);
        }
    }
}
