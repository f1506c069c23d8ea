/** Writes every request into the book of arrivals, and shows that book. */
@NullMarked
package io.breakwater.localstack.venue.book.web;

import org.jspecify.annotations.NullMarked;
