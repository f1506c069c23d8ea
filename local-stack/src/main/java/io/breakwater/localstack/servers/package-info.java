/**
 * The two servers that the stack needs, run from the binaries that Maven artifacts carry: {@link
 * io.breakwater.localstack.servers.PostgresServer} with settings that keep every committed row, and
 * {@link io.breakwater.localstack.servers.RedisServer} as a mere cache. Both listen on 127.0.0.1
 * only, keep their files in a folder handed in, and end what an earlier run left behind before they
 * start.
 */
@NullMarked
package io.breakwater.localstack.servers;

import org.jspecify.annotations.NullMarked;
