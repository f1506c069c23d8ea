package io.breakwater.localstack.venue.fault;

/**
 * How often a rule has been asked, and has struck, since its plan was set.
 *
 * @param matches requests or messages that it was about
 * @param hits those of them that it struck
 */
public record RuleCount(FaultRule rule, long matches, long hits) {}
