/** The quarantine over REST. */
@NullMarked
package io.breakwater.execution.quarantine.web;

import org.jspecify.annotations.NullMarked;
