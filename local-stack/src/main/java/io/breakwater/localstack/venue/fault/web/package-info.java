/** Where a plan of faults is set and seen, and the filter that lets it strike requests. */
@NullMarked
package io.breakwater.localstack.venue.fault.web;

import org.jspecify.annotations.NullMarked;
