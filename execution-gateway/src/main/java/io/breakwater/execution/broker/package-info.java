/**
 * What we can say to the broker and what it can say to us, in the words of an order and nothing
 * narrower: the port {@link io.breakwater.execution.broker.Broker} and its answers, the account,
 * the tradable assets and the stream of trade updates.
 *
 * <p>Every answer is a value, also the one that there was none: a timeout is an {@link
 * io.breakwater.execution.broker.SendOutcome.Unclear}, never a failure. What the broker says is not
 * believed before its bounds are checked. The adapter {@code alpaca} serves Alpaca and whatever
 * speaks its language; in a dry run {@code dryrun} stands in its place and nothing leaves.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.breakwater.execution.broker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
