/**
 * The hash chain over the log: each row holds a hash over the row before it and one event, so that
 * what is done to the log behind our back shows. {@link
 * io.breakwater.execution.audit.chain.ExtendChain} writes it, one gateway at a time, a little
 * behind the log, so that no order waits for another; {@link
 * io.breakwater.execution.audit.chain.ChainCheck} says what is wrong with it.
 */
@NullMarked
package io.breakwater.execution.audit.chain;

import org.jspecify.annotations.NullMarked;
