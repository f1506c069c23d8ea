/** Alpaca's historical bars over the bars that market time has reached. */
@NullMarked
package io.breakwater.localstack.venue.bar.web;

import org.jspecify.annotations.NullMarked;
