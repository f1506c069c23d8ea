/** Subscriptions over HTTP: made, taken back and listed by clients. */
@NullMarked
package io.breakwater.marketdata.subscription.web;

import org.jspecify.annotations.NullMarked;
