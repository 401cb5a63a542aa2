/**
 * The façade that programs use: {@link dev.isomer.storage.Stores} opens a {@link dev.isomer.storage.Store}, which runs
 * work in transactions or gives a {@link dev.isomer.storage.Repository}.
 *
 * <p>What all engines must do alike is here, once; an engine implements {@code dev.isomer.storage.spi} and nothing
 * else:
 *
 * <pre>
 *   program ──► Store ── read, write ──► ReadTransaction, WriteTransaction, Repository
 *                 │                          validation, ids' range, which error, cascades
 *                 │ life cycle, threads,     time limits, savepoints, retries
 *                 ▼
 *               Driver ──► Reading, Writing    (memory, SQLite, …)
 * </pre>
 */
@NullMarked
package dev.isomer.storage;

import org.jspecify.annotations.NullMarked;
