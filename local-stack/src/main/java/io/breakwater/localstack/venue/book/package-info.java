/**
 * The venue's durable record: account, orders, fills, and every request that arrived. It is the
 * truth; what the engine holds in memory is read from it at the start and follows each commit.
 */
@NullMarked
package io.breakwater.localstack.venue.book;

import org.jspecify.annotations.NullMarked;
