package dev.isomer.web.command;

import dev.isomer.catalog.exchange.ExportOptions;
import dev.isomer.catalog.exchange.SecretScheme;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.secret.Passphrase;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writing what a store has as one document. */
@Command(
        name = "export",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Write aliases, servers and variables of the store of DATABASE_URL as one document, as import and"
                + " the Viewer read it. The passphrase for --secrets is that of DOCUMENT_SECRET_KEY.")
final class ExportCommand implements Subcommand {
    @Option(names = "--to", paramLabel = "FILE", description = "The file to write; standard output unless given.")
    @Nullable
    private Path file;

    @Option(names = "--replace", description = "Replace the file if it is there.")
    private boolean replace;

    @Option(
            names = "--only",
            paramLabel = "KIND[:NAME]",
            split = ",",
            description = "Only this: aliases, servers or variables, or one of them as servers:echo.")
    private List<String> only = List.of();

    @Option(names = "--disabled", description = "Disabled ones too.")
    private boolean disabled;

    @Option(names = "--history", description = "What was done to them, and when, too.")
    private boolean history;

    @Option(names = "--unreferenced", description = "All other stored content too.")
    private boolean unreferenced;

    @Option(names = "--secrets", description = "Secrets too, encrypted.")
    private boolean secrets;

    @Option(names = "--for-viewer", description = "Encrypt secrets in the weaker way that the Viewer reads.")
    private boolean forViewer;

    @Mixin
    final HelpOption help = new HelpOption();

    @Override
    public Outcome outcome(Environment environment) {
        Map<Kind<?>, Set<String>> names = new LinkedHashMap<>();
        for (String each : only) {
            String[] parts = each.split(":", 2);
            Optional<Kind<?>> kind = Kind.ofPlural(parts[0]);
            if (kind.isEmpty() || kind.get() == (Kind<?>) Kind.SECRET) {
                return Outcome.Say.usage("There is no kind “" + parts[0]
                        + "” to export only; there are aliases, servers" + " and variables, and --secrets.");
            }
            Set<String> some = names.computeIfAbsent(kind.get(), absent -> new LinkedHashSet<>());
            if (parts.length > 1) {
                some.add(parts[1]);
            }
        }
        if (only.isEmpty()) {
            names.putAll(ExportOptions.STANDARD.names());
        }
        if (secrets) {
            names.put(Kind.SECRET, Set.of());
        }
        Passphrase passphrase = environment.documentKey();
        if (secrets && passphrase.isEmpty()) {
            return Outcome.Say.usage(
                    "--secrets needs a passphrase to encrypt them with; set " + Environment.DOCUMENT_KEY + ".");
        }
        SecretScheme scheme = forViewer ? SecretScheme.XOR_HMAC_SHA256 : SecretScheme.AES_256_GCM;
        ExportOptions options = new ExportOptions(names, disabled, history, true, unreferenced, scheme, passphrase);
        return StoreChoice.kept(
                environment,
                "export",
                store -> new Task.Export(store, Optional.ofNullable(file), replace, options, environment.secretKey()));
    }
}
