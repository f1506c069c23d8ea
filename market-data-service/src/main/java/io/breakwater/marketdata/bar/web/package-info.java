/** Bars and average daily volume over HTTP. */
@NullMarked
package io.breakwater.marketdata.bar.web;

import org.jspecify.annotations.NullMarked;
