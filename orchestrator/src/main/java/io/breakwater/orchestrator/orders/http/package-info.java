/** Orders over HTTP, at the execution-gateway: the records are what we write and read there. */
@NullMarked
package io.breakwater.orchestrator.orders.http;

import org.jspecify.annotations.NullMarked;
