package dev.isomer.storage.junit;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Where the stores of failed tests are kept, one folder for each test: {@code Class.method}, with the parameters' types
 * where methods share the name, and the number and name of the run where a test runs more than once.
 */
final class FailedStores {
    private static final Path FOLDER = Path.of("target", "failed-stores");
    private static final Pattern RUN = Pattern.compile("\\[[a-z-]+-invocation:#(\\d+)\\]");
    private static final Pattern STRANGE = Pattern.compile("[^A-Za-z0-9.$=_-]+");
    private static final int SHOWN_LENGTH = 40;

    private FailedStores() {}

    static Path folder(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        StringBuilder name =
                new StringBuilder(context.getRequiredTestClass().getName().replace('$', '.') + "." + method.getName());
        boolean shared = Arrays.stream(context.getRequiredTestClass().getDeclaredMethods())
                .anyMatch(other -> other.getName().equals(method.getName()) && !other.equals(method));
        if (shared) {
            name.append(Arrays.stream(method.getParameterTypes())
                    .map(Class::getSimpleName)
                    .collect(Collectors.joining(",", "(", ")")));
        }
        Matcher run = RUN.matcher(context.getUniqueId());
        while (run.find()) {
            name.append('[').append(run.group(1));
            if (run.end() == context.getUniqueId().length()) {
                name.append('.').append(shown(context.getDisplayName()));
            }
            name.append(']');
        }
        return FOLDER.resolve(name.toString());
    }

    private static String shown(String displayName) {
        String plain =
                STRANGE.matcher(displayName.replaceFirst("^\\[\\d+\\] *", "")).replaceAll("_");
        return plain.substring(0, Math.min(SHOWN_LENGTH, plain.length()));
    }
}
