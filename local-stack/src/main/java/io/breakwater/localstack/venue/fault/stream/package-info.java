/** Lets a plan of faults strike the messages of a stream. */
@NullMarked
package io.breakwater.localstack.venue.fault.stream;

import org.jspecify.annotations.NullMarked;
