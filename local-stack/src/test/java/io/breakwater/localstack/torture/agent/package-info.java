/**
 * The Java agent that makes a gateway end at a named method, or break a promise. It runs inside the
 * gateway's process, so it knows nothing but the JDK; {@link
 * io.breakwater.localstack.torture.agent.TortureAgent} is its entry.
 */
@NullMarked
package io.breakwater.localstack.torture.agent;

import org.jspecify.annotations.NullMarked;
