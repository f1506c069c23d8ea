/** Orders, positions, account and fills as Alpaca writes them: amounts as texts, unset as null. */
@NullMarked
package io.breakwater.localstack.venue.trading.wire;

import org.jspecify.annotations.NullMarked;
