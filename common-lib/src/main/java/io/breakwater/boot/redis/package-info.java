/**
 * The Redis client of a service: a small Jedis pool that fails fast, connects when first used, and
 * whose absence shows in health without taking readiness down, because Redis is never the truth.
 */
@NullMarked
package io.breakwater.boot.redis;

import org.jspecify.annotations.NullMarked;
