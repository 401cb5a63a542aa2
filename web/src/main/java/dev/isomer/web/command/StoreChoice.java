package dev.isomer.web.command;

import java.util.function.Function;

/** Which store a command is for. */
final class StoreChoice {
    private StoreChoice() {}

    /** The store of {@code DATABASE_URL}, which must be one that is kept; {@code purpose} continues "nothing to". */
    static Outcome kept(Environment environment, String purpose, Function<? super StoreUrl, ? extends Outcome> then) {
        return kept(DatabaseUrl.VARIABLE, DatabaseUrl.resolve(environment), purpose, then);
    }

    /** The store of an argument of this name. */
    static Outcome kept(String name, String url, String purpose, Function<? super StoreUrl, ? extends Outcome> then) {
        return kept(name, DatabaseUrl.resolve(name, url), purpose, then);
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
                        + purpose + ". Give one that is kept, as memory:DIR or sqlite:///data.db; --snapshot and"
                        + " --load-snapshot save and load while one is served.");
    }
}
