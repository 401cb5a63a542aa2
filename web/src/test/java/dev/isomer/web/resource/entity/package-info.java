@NullMarked
package dev.isomer.web.resource.entity;

import org.jspecify.annotations.NullMarked;
