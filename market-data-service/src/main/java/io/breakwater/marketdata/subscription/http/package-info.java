/** Positions as the execution gateway's REST API tells them. */
@NullMarked
package io.breakwater.marketdata.subscription.http;

import org.jspecify.annotations.NullMarked;
