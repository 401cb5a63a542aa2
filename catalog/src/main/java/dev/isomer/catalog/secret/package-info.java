/**
 * Keeping texts secret: keys from passphrases, texts sealed with them, and the values of secrets as a store keeps them.
 */
@NullMarked
package dev.isomer.catalog.secret;

import org.jspecify.annotations.NullMarked;
