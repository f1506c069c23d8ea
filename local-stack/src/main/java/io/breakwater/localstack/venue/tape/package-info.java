/**
 * Prices within a day, made up from its bar: a seeded path from the open to the close through high
 * and low, and a quote around it. Every price here is simulated; only the four of the bar are real.
 */
@NullMarked
package io.breakwater.localstack.venue.tape;

import org.jspecify.annotations.NullMarked;
