/**
 * Auto-configuration of the library for Spring Boot: clock and calendar beans, the security
 * settings that several parts read, how money looks as JSON, and the effective configuration in the
 * log.
 *
 * <p>The sub-packages are {@code web} (problems, keys and roles, body limit), {@code http} (clients
 * of the other services), {@code redis} and {@code jdbc}. This is the only package of the library
 * that may import Spring; nothing else may import this one.
 */
@NullMarked
package io.breakwater.boot;

import org.jspecify.annotations.NullMarked;
