/** The read-only directory of content files, each named by the CID of its bytes. Nothing here ever writes. */
@NullMarked
package dev.isomer.catalog.content;

import org.jspecify.annotations.NullMarked;
