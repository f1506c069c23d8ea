/**
 * The book as one SQLite file. Amounts, prices and quantities are text, instants are whole
 * nanoseconds since 1970: nothing is ever stored as a floating-point number.
 */
@NullMarked
package io.breakwater.localstack.venue.book.sqlite;

import org.jspecify.annotations.NullMarked;
