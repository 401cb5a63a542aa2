package dev.isomer.web.hostile;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.catalog.model.PageView;
import dev.isomer.storage.Store;
import dev.isomer.storage.memory.MemoryStore;
import dev.isomer.storage.model.Bytes;
import dev.isomer.web.http.Limits;
import dev.isomer.web.resource.Site;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The whole application in memory, in a process of its own, with less patience than usual and a lower limit of bodies.
 * It prints its port, and for each line on standard input what it uses: bytes of heap after a collection, threads, and
 * open files; the line {@code leak} has it lose some of each before.
 */
final class Victim {
    static final int BODY_LIMIT_BYTES = 1024 * 1024;

    private static final String LEAK = "leak";

    private Victim() {}

    public static void main(String[] arguments) throws IOException {
        System.setProperty("org.jboss.logging.provider", "slf4j");
        try (Store store = MemoryStore.open(CatalogSchema.SCHEMA);
                Site site = new Site(store, ContentDirectory.none(), hasty())) {
            site.catalog().write(tx -> tx.contents().store(Bytes.of(LargeContent.bytes())));
            AliasShapes.ALIASES.forEach((name, definition) ->
                    site.catalog().write(tx -> tx.aliases().create(name, definition, true)));
            System.out.println(site.port());
            BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            String order;
            while ((order = orders.readLine()) != null) {
                if (order.equals(LEAK)) {
                    leak();
                }
                forgetViews(site);
                System.out.println(use());
            }
        }
    }

    private static Limits hasty() {
        Limits standard = Limits.standard();
        return new Limits(
                BODY_LIMIT_BYTES,
                8L * BODY_LIMIT_BYTES,
                standard.headerBytes(),
                standard.headers(),
                standard.connections(),
                standard.requests(),
                standard.workers(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10));
    }

    /** Page views are kept by intent, for every request that is answered well. */
    private static void forgetViews(Site site) {
        site.get("/history");
        site.catalog().write(tx -> {
            tx.aged(PageView.VIEWED_AT).deleteOldest(1_000_000);
            return true;
        });
    }

    private static void leak() throws IOException {
        for (int i = 0; i < 100; i++) {
            byte[] lost = new byte[256 * 1024];
            ServerSocket kept = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            Thread thread = new Thread(() -> {
                try {
                    kept.accept().getOutputStream().write(lost);
                } catch (IOException closed) {
                    throw new UncheckedIOException(closed);
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static String use() {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        long files =
                ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
        return heap + " " + threads + " " + files;
    }
}
