/**
 * What an order is to the venue: its terms, its life from acceptance to its end, its fills, and the
 * refusals that keep it from becoming one. Values only; nothing here decides.
 */
@NullMarked
package io.breakwater.localstack.venue.order;

import org.jspecify.annotations.NullMarked;
