package dev.isomer.storage.conformance.verify;

/**
 * A test that a database did not pass.
 *
 * @param rule the number of the rule that it proves
 * @param ruleText the rule, from the contract page
 * @param test the name of the test
 * @param message what it said, cut where it is very long
 */
record FailedTest(String rule, String ruleText, String test, String message) {}
