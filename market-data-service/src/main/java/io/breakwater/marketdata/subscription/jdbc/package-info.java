/** The book of explicit subscriptions as a table. */
@NullMarked
package io.breakwater.marketdata.subscription.jdbc;

import org.jspecify.annotations.NullMarked;
