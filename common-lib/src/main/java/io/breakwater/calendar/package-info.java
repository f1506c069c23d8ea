/**
 * When the New York Stock Exchange trades: its sessions, holidays and early closes, since the year
 * 2000.
 *
 * <p>{@link io.breakwater.calendar.TradingCalendar} answers for a date or an instant; a {@link
 * io.breakwater.calendar.TradingSession} is one open and one close. Holidays come from jollyday,
 * which nothing else in Breakwater uses; early closes are kept here.
 *
 * <p>Uses no other package of the library; outside it, jollyday.
 */
@NullMarked
package io.breakwater.calendar;

import org.jspecify.annotations.NullMarked;
