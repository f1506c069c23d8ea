/** When the venue is open: the NYSE's sessions, as far as there is data. */
@NullMarked
package io.breakwater.localstack.venue.hours;

import org.jspecify.annotations.NullMarked;
