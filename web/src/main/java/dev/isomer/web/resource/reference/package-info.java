/**
 * What describes all addresses to programs and to people: the OpenAPI document and the page made from the same list.
 * Each route of the application has its {@link dev.isomer.web.resource.reference.Operation}.
 */
@NullMarked
package dev.isomer.web.resource.reference;

import org.jspecify.annotations.NullMarked;
