/**
 * The demo: a trading client like any other. It uses the public REST API with the generated keys,
 * each step with the least role that may do it, and knows nothing of how the stack is made. {@link
 * io.breakwater.localstack.launcher.demo.Demo} is the sequence of steps, {@link
 * io.breakwater.localstack.launcher.demo.DemoReport} what it prints at the end.
 */
@NullMarked
package io.breakwater.localstack.launcher.demo;

import org.jspecify.annotations.NullMarked;
