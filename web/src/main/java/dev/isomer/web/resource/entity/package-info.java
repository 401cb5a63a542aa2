/** The addresses of servers, aliases, variables and secrets. */
@NullMarked
package dev.isomer.web.resource.entity;

import org.jspecify.annotations.NullMarked;
