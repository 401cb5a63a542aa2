/**
 * What the addresses of the server answer: the four kinds of entity, content by its identifier, the overview, imports,
 * and a few about the server itself. Knows the catalog and HTTP, and no engine.
 */
@NullMarked
package dev.isomer.web.resource;

import org.jspecify.annotations.NullMarked;
