package dev.isomer.testservers;

import dev.isomer.testservers.DatabaseServer.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs from one kind of server to another. Without state. */
interface Recipe {
    /** The folder for temporary files, beside that of the data; it is there already. */
    String TEMPORARY = "temporary";

    /** The scheme of an Isomer URL. */
    String scheme();

    /** The user who may do everything. */
    String administrator();

    String jdbcUrl(int port, String database, String user);

    /** Where the programs are, or null if this build does not bring them. */
    @Nullable
    Archive archive();

    /** The options that the making of the data and the running server share. */
    List<String> options(Path programs);

    /** What makes the user and the database of the tests. */
    String setUp();

    /** Makes the data of a new server, in a folder that is not there yet. */
    void initialise(Path programs, Path data) throws IOException;

    /** The command that runs a server in the foreground; {@code --port=} is added to it. */
    List<String> command(Path programs, Path data, Durability durability);

    /** The signal that asks for an orderly stop. */
    String orderlySignal();

    /** The signal that stops at once and leaves nothing in the system. */
    String quickSignal();
}
