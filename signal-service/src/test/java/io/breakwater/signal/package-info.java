/**
 * What the tests of several features share: bars made up from a seed, and a market-data service
 * that serves them.
 */
@org.jspecify.annotations.NullMarked
package io.breakwater.signal;
