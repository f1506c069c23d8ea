/**
 * The one account of the venue: cash, positions at average cost, what it is worth, what it may
 * still buy, and its owner's settings. Values only.
 */
@NullMarked
package io.breakwater.localstack.venue.account;

import org.jspecify.annotations.NullMarked;
