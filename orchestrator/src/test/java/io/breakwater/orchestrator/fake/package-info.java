/**
 * The three peers, each a small HTTP server that answers as its contract says, can be told to
 * misbehave, and counts what arrives.
 */
@org.jspecify.annotations.NullMarked
package io.breakwater.orchestrator.fake;
