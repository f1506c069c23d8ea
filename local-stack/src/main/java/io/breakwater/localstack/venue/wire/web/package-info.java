/** The wire's rules as servlet filters and Spring MVC advice. */
@NullMarked
package io.breakwater.localstack.venue.wire.web;

import org.jspecify.annotations.NullMarked;
