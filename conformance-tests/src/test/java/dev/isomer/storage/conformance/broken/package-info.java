/**
 * Engines that are wrong in one way each, by which the conformance kit is tested: each works, with one defect of a few
 * lines around it, and the kit must fail and name the rule.
 */
@NullMarked
package dev.isomer.storage.conformance.broken;

import org.jspecify.annotations.NullMarked;
