/** What a record says about its components: the identity, keys, references and limits. */
@NullMarked
package dev.isomer.storage.annotation;

import org.jspecify.annotations.NullMarked;
