/**
 * Aliases: the text that defines one, what of it is wrong and in which line, which request paths its routes match, and
 * where they lead. Patterns come from users, so every one runs in time linear in the length of the path (RE2).
 */
@NullMarked
package dev.isomer.catalog.alias;

import org.jspecify.annotations.NullMarked;
