package dev.isomer.web.command;

import java.util.function.Function;

/** Which store a command is for. */
final class StoreChoice {
    /** Before the name of a variable that has a URL, since other users of a machine see command lines. */
    private static final String VARIABLE = "env:";

    private StoreChoice() {}

    /** The store of {@code DATABASE_URL}, which must be one that is kept; {@code purpose} continues "nothing to". */
    static Outcome kept(Environment environment, String purpose, Function<? super StoreUrl, ? extends Outcome> then) {
        return kept(DatabaseUrl.VARIABLE, DatabaseUrl.resolve(environment), purpose, then);
    }

    /** The store of an argument of this name, which is a URL, or {@code env:} and the variable that has it. */
    static Outcome kept(
            Environment environment,
            String name,
            String argument,
            String purpose,
            Function<? super StoreUrl, ? extends Outcome> then) {
        String variable = argument.startsWith(VARIABLE) ? argument.substring(VARIABLE.length()) : "";
        if (variable.isEmpty()) {
            return kept(name, DatabaseUrl.resolve(name, argument), purpose, then);
        }
        String url = environment.variable(variable);
        return url.isEmpty()
                ? Outcome.Say.usage(name + " is " + argument + ", and the environment has no such variable; set it to"
                        + " the URL of a store.")
                : kept(variable, DatabaseUrl.resolve(variable, url), purpose, then);
    }

    private static Outcome kept(
            String name,
            DatabaseUrl.Resolved resolved,
            String purpose,
            Function<? super StoreUrl, ? extends Outcome> then) {
        if (resolved instanceof DatabaseUrl.Refused refused) {
            return new Outcome.Say(ExitCode.STORE, refused.sentence() + System.lineSeparator());
        }
        StoreUrl store = (StoreUrl) resolved;
        return store.isKept()
                ? then.apply(store)
                : Outcome.Say.usage(name + " is a store in memory that ends with the program, so there is nothing to "
                        + purpose + ". Give one that is kept, as memory:DIR, sqlite:///data.db or"
                        + " postgresql://user:password@host/database; --snapshot and --load-snapshot save and load"
                        + " while one is served.");
    }
}
