/**
 * Daily bars: read from CSV files, one per symbol, checked line by line, kept in memory, served raw
 * or adjusted. Which bars market time has reached is asked here and nowhere else.
 */
@NullMarked
package io.breakwater.localstack.venue.bar;

import org.jspecify.annotations.NullMarked;
