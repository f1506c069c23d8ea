/**
 * What the tests of every module share; published as this library's test-jar.
 *
 * <p>{@link io.breakwater.testing.WithInfra} gives a test class a database and a Redis of its own,
 * {@link io.breakwater.testing.SettableClock} and {@link io.breakwater.testing.SettableMarketClock}
 * give it time, {@link io.breakwater.testing.TestKeys} API keys; {@link
 * io.breakwater.testing.ArchitectureRules}, {@link io.breakwater.testing.OpenApiFile} and {@link
 * io.breakwater.testing.PropertiesBinding} are checks that every service makes.
 */
@NullMarked
package io.breakwater.testing;

import org.jspecify.annotations.NullMarked;
