/** The log as a stream of server-sent events. */
@NullMarked
package io.breakwater.execution.audit.web;

import org.jspecify.annotations.NullMarked;
