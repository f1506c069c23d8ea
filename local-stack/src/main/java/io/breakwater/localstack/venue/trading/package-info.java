/**
 * The venue at work: admits orders, cancels them, and passes over the open ones as market time goes
 * on, all under one lock, one book transaction each, in the order of arrival. The API is in {@code
 * web}, its update stream in {@code stream}.
 */
@NullMarked
package io.breakwater.localstack.venue.trading;

import org.jspecify.annotations.NullMarked;
