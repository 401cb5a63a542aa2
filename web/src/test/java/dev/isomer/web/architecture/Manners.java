package dev.isomer.web.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/** How classes behave, wherever they stand. The rules hold below any root package, as those of {@link Arrows} do. */
final class Manners {
    private static final Set<Class<?>> FILE_WRITERS =
            Set.of(FileOutputStream.class, RandomAccessFile.class, FileChannel.class);
    private static final Set<String> WRITING_CALLS = Set.of(
            "write",
            "writeString",
            "newOutputStream",
            "newBufferedWriter",
            "newByteChannel",
            "createFile",
            "createDirectory",
            "createDirectories",
            "createTempFile",
            "createTempDirectory",
            "createLink",
            "createSymbolicLink",
            "copy",
            "move",
            "delete",
            "deleteIfExists",
            "setAttribute",
            "setLastModifiedTime",
            "setPosixFilePermissions");

    private final String root;
    private final String storage;

    Manners(String root) {
        this.root = root;
        this.storage = root + ".storage";
    }

    /** The rules by name. */
    Map<String, ArchRule> rules() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("an engine has one public class: memory", onePublicClass(storage + ".memory"));
        rules.put("an engine has one public class: sqlite", onePublicClass(storage + ".sqlite"));
        rules.put(
                "packages form no cycles",
                slices().matching(root + ".(**)").should().beFreeOfCycles());
        rules.put(
                "clocks and randomness are passed in",
                noClasses()
                        .that()
                        .resideInAnyPackage(storage + "..", root + ".catalog..", root + ".web..")
                        .and()
                        .resideOutsideOfPackages(root + ".web", storage + ".conformance..", storage + ".junit..")
                        .should(access("a clock or randomness of its own", Manners::isOwnClock)));
        rules.put(
                "only the start-up writes to the standard streams",
                noClasses()
                        .that()
                        .resideInAPackage(root + "..")
                        .and()
                        .resideOutsideOfPackages(root + ".web", storage + ".conformance..")
                        .should(access("a standard stream", Manners::isStandardStream)));
        rules.put(
                "neither memory nor catalog nor web writes a file",
                noClasses()
                        .that()
                        .resideInAnyPackage(storage + ".memory..", root + ".catalog..", root + ".web..")
                        .should(access("a file for writing", Manners::isFileWriting)));
        rules.put("errors of storage are one family", publicErrors());
        rules.put("types of storage are closed or final", closedTypes());
        rules.put(
                "the kit neither sleeps nor skips",
                noClasses()
                        .that()
                        .resideInAPackage(storage + ".conformance..")
                        .should(access("sleep or assumption", Manners::isSleepOrSkip)));
        return rules;
    }

    private static ArchRule onePublicClass(String engine) {
        return classes().that().resideInAPackage(engine).should(new ArchCondition<>("leave one class public") {
            private int publicClasses;

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass()) {
                    publicClasses++;
                    if (publicClasses > 1) {
                        events.add(SimpleConditionEvent.violated(type, type.getName() + " is public too"));
                    }
                }
            }

            @Override
            public void finish(ConditionEvents events) {
                if (publicClasses == 0) {
                    events.add(SimpleConditionEvent.violated(engine, engine + " has no public class"));
                }
            }
        });
    }

    private ArchRule publicErrors() {
        return classes()
                .that()
                .resideInAnyPackage(
                        storage,
                        storage + ".model..",
                        storage + ".error..",
                        storage + ".memory..",
                        storage + ".sqlite..")
                .and()
                .areAssignableTo(Throwable.class)
                .and()
                .arePublic()
                .should()
                .beAssignableTo(storage + ".error.StoreException");
    }

    private ArchRule closedTypes() {
        return classes()
                .that()
                .resideInAnyPackage(storage + "..")
                .and()
                .resideOutsideOfPackage(storage + ".conformance..")
                .and()
                .areNotAnonymousClasses()
                .should(new ArchCondition<>("be final, sealed, abstract, a record, an enum or an interface") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean closed = type.getModifiers().contains(JavaModifier.FINAL)
                                || type.getModifiers().contains(JavaModifier.ABSTRACT)
                                || type.isInterface()
                                || type.isEnum()
                                || type.reflect().isSealed();
                        if (!closed) {
                            events.add(SimpleConditionEvent.violated(type, type.getName() + " is open"));
                        }
                    }
                });
    }

    private static ArchCondition<JavaClass> access(String what, Predicate<JavaAccess<?>> forbidden) {
        return new ArchCondition<>("use " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    if (forbidden.test(access)) {
                        events.add(SimpleConditionEvent.satisfied(access, access.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean isOwnClock(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        return owner.isEquivalentTo(Instant.class) && name.equals("now")
                || owner.isEquivalentTo(Clock.class) && name.startsWith("system")
                || owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis")
                || owner.isEquivalentTo(Random.class) && name.equals("<init>")
                || owner.isEquivalentTo(Math.class) && name.equals("random");
    }

    private static boolean isStandardStream(JavaAccess<?> access) {
        return access.getTargetOwner().isEquivalentTo(System.class)
                && Set.of("out", "err").contains(access.getTarget().getName());
    }

    private static boolean isFileWriting(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return owner.isEquivalentTo(Files.class)
                        && WRITING_CALLS.contains(access.getTarget().getName())
                || FILE_WRITERS.stream().anyMatch(owner::isEquivalentTo);
    }

    private static boolean isSleepOrSkip(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return owner.isEquivalentTo(Thread.class)
                        && access.getTarget().getName().equals("sleep")
                || owner.getName().equals("org.junit.jupiter.api.Assumptions");
    }
}
