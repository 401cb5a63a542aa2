/**
 * What engines on database servers share: connections, transactions with a mutex, counters, and the schema of a
 * database that other processes use at the same time.
 *
 * <p>An engine gives a {@link dev.isomer.storage.jdbc.server.ServerKind} and the words of its URLs.
 */
@NullMarked
package dev.isomer.storage.jdbc.server;

import org.jspecify.annotations.NullMarked;
