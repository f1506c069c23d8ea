package io.breakwater.localstack.venue.fault;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request that a rule may strike.
 *
 * @param path decoded, without parameters
 * @param clientOrderId finds the client's id of the order that it is about, in its body or query
 */
public record SeenRequest(String method, String path, Supplier<@Nullable String> clientOrderId) {}
