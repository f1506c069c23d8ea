/** Bars, and what is covered by them, as tables. */
@NullMarked
package io.breakwater.marketdata.bar.jdbc;

import org.jspecify.annotations.NullMarked;
