package io.breakwater.marketdata.calendar.web;

import java.util.List;

/** The sessions of a span of dates, in order. */
record CalendarView(List<SessionView> sessions) {}
