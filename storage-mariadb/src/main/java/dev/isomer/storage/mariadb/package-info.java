/**
 * The engine on MariaDB and MySQL: a dialect, what errors mean, and how a server is to be set; the rest is what all
 * servers share.
 */
@NullMarked
package dev.isomer.storage.mariadb;

import org.jspecify.annotations.NullMarked;
