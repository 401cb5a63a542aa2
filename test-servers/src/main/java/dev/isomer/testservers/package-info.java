/**
 * Real PostgreSQL, MariaDB and MySQL servers for tests, out of Maven artifacts: as root or not, without Docker, and
 * without a trace when the JVM that started them is gone.
 */
@NullMarked
package dev.isomer.testservers;

import org.jspecify.annotations.NullMarked;
