/** The broker account over REST. */
@NullMarked
package io.breakwater.execution.broker.web;

import org.jspecify.annotations.NullMarked;
