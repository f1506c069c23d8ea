/**
 * What every service's REST interface has in common: errors as RFC 9457 problems, API keys and
 * roles, strict JSON, a limit on the size of a body, and a trace id on each answer.
 *
 * <p>A service throws {@link io.breakwater.boot.web.ProblemException}, marks its handlers with
 * {@link io.breakwater.security.Allowed}, and takes the caller as a {@link
 * io.breakwater.security.Principal} parameter; the rest happens before its controllers are reached.
 */
@NullMarked
package io.breakwater.boot.web;

import org.jspecify.annotations.NullMarked;
