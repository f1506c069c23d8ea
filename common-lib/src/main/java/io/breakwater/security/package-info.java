/**
 * Who may call: API keys, the roles they carry, and the question "whose key is this?".
 *
 * <p>{@link io.breakwater.security.ApiKey} is what a caller holds, {@link
 * io.breakwater.security.ApiKeyHash} is what is stored of it, {@link
 * io.breakwater.security.KeyVerifier} turns the one into a {@link
 * io.breakwater.security.Principal}, and {@link io.breakwater.security.Allowed} says which roles a
 * handler wants. Plain Java: depends on nothing.
 */
@NullMarked
package io.breakwater.security;

import org.jspecify.annotations.NullMarked;
