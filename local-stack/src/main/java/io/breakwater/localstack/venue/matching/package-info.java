/**
 * When and at what price an order is filled by a quote: the market's rules, without a clock, an
 * account or a store.
 */
@NullMarked
package io.breakwater.localstack.venue.matching;

import org.jspecify.annotations.NullMarked;
