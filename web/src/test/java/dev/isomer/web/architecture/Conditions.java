package dev.isomer.web.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the rules of the house ask of a class. A violated condition is an event; {@code noClasses()} turns that round.
 */
final class Conditions {

    private static final Set<String> READING_METHODS = Set.of(
            "exists",
            "find",
            "getLastModifiedTime",
            "isDirectory",
            "isExecutable",
            "isReadable",
            "isRegularFile",
            "isSameFile",
            "isSymbolicLink",
            "lines",
            "list",
            "newBufferedReader",
            "newDirectoryStream",
            "newInputStream",
            "notExists",
            "probeContentType",
            "readAllBytes",
            "readAllLines",
            "readAttributes",
            "readString",
            "readSymbolicLink",
            "size",
            "walk",
            "walkFileTree");

    private static final Set<String> WRITERS = Set.of(
            "java.io.File",
            "java.io.FileOutputStream",
            "java.io.FileWriter",
            "java.io.RandomAccessFile",
            "java.nio.channels.FileChannel");

    private static final Set<String> RANDOM = Set.of(
            "java.lang.Math.random()",
            "java.util.Random.<init>()",
            "java.util.SplittableRandom.<init>()",
            "java.util.UUID.randomUUID()",
            "java.util.concurrent.ThreadLocalRandom.current()");

    private static final Set<String> WALL_CLOCK = Set.of(
            "java.lang.System.currentTimeMillis()",
            "java.time.Clock.systemUTC()",
            "java.time.Clock.systemDefaultZone()",
            "java.time.Instant.now()",
            "java.time.LocalDate.now()",
            "java.time.LocalDateTime.now()",
            "java.time.ZonedDateTime.now()",
            "java.util.Date.<init>()");

    private Conditions() {}

    static ArchCondition<JavaClass> useTheProcessItself() {
        return access(
                "use standard output or the wall clock",
                // A command prints and looks at the clock; what it calls does not.
                access -> !access.getOrigin().getName().equals("main")
                        && (isStandardStream(access)
                                || WALL_CLOCK.contains(access.getTarget().getFullName())));
    }

    static ArchCondition<JavaClass> useUnseededRandomness() {
        return access(
                "use randomness without a seed",
                access -> RANDOM.contains(access.getTarget().getFullName()));
    }

    static ArchCondition<JavaClass> writeFiles() {
        return access("write files", access -> {
            String owner = access.getTargetOwner().getName();
            return WRITERS.contains(owner)
                    || owner.equals("java.nio.file.Files")
                            && !READING_METHODS.contains(access.getTarget().getName());
        });
    }

    static DescribedPredicate<JavaClass> areFiles() {
        return DescribedPredicate.describe("are files", type -> {
            String name = type.getName();
            return name.equals("java.nio.file.Files")
                    || name.startsWith("java.nio.channels.")
                    || name.startsWith("java.io.File")
                    || name.equals("java.io.RandomAccessFile");
        });
    }

    static DescribedPredicate<JavaClass> canBeSeenFromOutside() {
        return DescribedPredicate.describe("can be seen from outside", Conditions::isSeenFromOutside);
    }

    static ArchCondition<JavaClass> beTheOnlyPublicClassOfItsPackage() {
        return condition(
                "be the only public class of its package",
                type -> type.getPackage().getClasses().stream()
                                .filter(Conditions::isSeenFromOutside)
                                .count()
                        == 1);
    }

    static ArchCondition<JavaClass> beClosedToExtension() {
        return condition(
                "be final, sealed or abstract",
                type -> type.isInterface()
                        || type.isEnum()
                        || type.isRecord()
                        || type.isAnonymousClass()
                        || type.getEnclosingClass().filter(JavaClass::isEnum).isPresent()
                        || type.getModifiers().contains(JavaModifier.FINAL)
                        || type.getModifiers().contains(JavaModifier.ABSTRACT)
                        || type.reflect().isSealed());
    }

    private static boolean isSeenFromOutside(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(Conditions::isSeenFromOutside).orElse(true);
    }

    private static boolean isStandardStream(JavaAccess<?> access) {
        return access.getTargetOwner().getName().equals("java.lang.System")
                && Set.of("in", "out", "err").contains(access.getTarget().getName());
    }

    private static ArchCondition<JavaClass> condition(String description, Predicate<JavaClass> holds) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(type, holds.test(type), type.getName() + " should " + description));
            }
        };
    }

    private static ArchCondition<JavaClass> access(String description, Predicate<JavaAccess<?>> meant) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(meant)
                        .forEach(access -> events.add(SimpleConditionEvent.satisfied(access, access.getDescription())));
            }
        };
    }
}
