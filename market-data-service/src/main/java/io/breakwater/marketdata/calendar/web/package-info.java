/** Market hours over HTTP: the clock and the calendar of sessions. */
@NullMarked
package io.breakwater.marketdata.calendar.web;

import org.jspecify.annotations.NullMarked;
