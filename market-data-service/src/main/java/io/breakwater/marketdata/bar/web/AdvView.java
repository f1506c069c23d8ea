package io.breakwater.marketdata.bar.web;

import java.time.LocalDate;

/**
 * Average daily volume as served.
 *
 * @param adv whole shares, in a string
 * @param sessions how many sessions it is the mean of
 * @param through the last of them
 */
record AdvView(String symbol, String adv, int sessions, LocalDate through) {}
