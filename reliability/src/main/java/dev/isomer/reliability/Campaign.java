package dev.isomer.reliability;

import dev.isomer.reliability.CampaignTable.Crashes;
import dev.isomer.reliability.process.Writers;
import dev.isomer.reliability.proof.KillNine;
import dev.isomer.reliability.proof.Mounts;
import dev.isomer.reliability.proof.PowerCut;
import dev.isomer.reliability.proof.Scratch;
import dev.isomer.reliability.proof.Tally;
import dev.isomer.reliability.store.StoreKind;
import dev.isomer.reliability.store.Workload;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Cuts the power of every store, and kills its writer, for some time each, and prints a table in Markdown; how far it
 * is goes to the standard error. Needs root, or {@code sudo} without a password, to mount disks.
 *
 * <pre>{@code java -cp reliability.jar dev.isomer.reliability.Campaign --seconds 25 [--seed 1] [--store H2]…}</pre>
 *
 * <p>It takes twice the seconds for each store, so about 7 minutes for 25. The exit code is 1 if one of our stores lost
 * what it promised to keep.
 */
public final class Campaign {
    private static final int THREADS = 2;

    private final Writers writers;
    private final Mounts mounts;
    private final Path folder;
    private final long seconds;
    private final long seed;

    private Campaign(Writers writers, Mounts mounts, Path folder, long seconds, long seed) {
        this.writers = writers;
        this.mounts = mounts;
        this.folder = folder;
        this.seconds = seconds;
        this.seed = seed;
    }

    /** Runs it; see the class. */
    public static void main(String[] arguments) throws Exception {
        long seconds = 0;
        long seed = 1;
        List<StoreKind> kinds = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--seconds" -> seconds = Long.parseLong(arguments[i + 1]);
                case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
                case "--store" -> kinds.add(StoreKind.valueOf(arguments[i + 1]));
                default -> seconds = 0;
            }
        }
        if (seconds < 1 || arguments.length % 2 != 0) {
            System.err.println("Give the seconds for each store and kind of crash: --seconds 25, and perhaps --seed 1,"
                    + " and --store NAME, once or more, of " + List.of(StoreKind.values()));
            System.exit(2);
        }
        boolean isSound;
        try (Mounts mounts = Mounts.open();
                Scratch scratch = Scratch.open()) {
            Writers writers = Writers.prepare(Writers.ownJar(), scratch.folder().resolve("java"));
            Campaign campaign = new Campaign(writers, mounts, scratch.folder(), seconds, seed);
            isSound = campaign.run(kinds.isEmpty() ? List.of(StoreKind.values()) : kinds, System.out, System.err);
        }
        System.exit(isSound ? 0 : 1);
    }

    private boolean run(List<StoreKind> kinds, PrintStream out, PrintStream progress) throws Exception {
        Map<StoreKind, Crashes> crashes = new EnumMap<>(StoreKind.class);
        boolean isSound = true;
        for (StoreKind kind : kinds) {
            Tally cuts = new PowerCut(writers, kind, workload(kind), mounts, seed).run(forSeconds());
            progress.println(kind + ", power cuts: " + cuts);
            Tally kills = kill(kind);
            progress.println(kind + ", kill -9: " + kills);
            crashes.put(kind, new Crashes(cuts, kills));
            isSound &= (!kind.outlivesPowerCuts() || cuts.isSound()) && (!kind.isOurs() || kills.isSound());
        }
        new CampaignTable(crashes).print(out, seconds, folder);
        return isSound;
    }

    private Tally kill(StoreKind kind) {
        Path stores = folder.resolve(kind.name());
        KillNine kills = new KillNine(writers, kind, workload(kind), stores, seed);
        BooleanSupplier goesOn = forSeconds();
        while (goesOn.getAsBoolean()) {
            kills.kill();
        }
        return kills.end();
    }

    private static Workload workload(StoreKind kind) {
        return Workload.SMALL.by(kind.isOurs() ? THREADS : 1);
    }

    private BooleanSupplier forSeconds() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        return () -> System.nanoTime() - end < 0;
    }
}
