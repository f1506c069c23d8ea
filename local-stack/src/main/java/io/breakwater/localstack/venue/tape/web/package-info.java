/** Alpaca's latest quotes over the tape. */
@NullMarked
package io.breakwater.localstack.venue.tape.web;

import org.jspecify.annotations.NullMarked;
