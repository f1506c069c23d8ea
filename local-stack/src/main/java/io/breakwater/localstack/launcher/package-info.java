/**
 * Starts, watches and stops the whole stack on one machine: {@link
 * io.breakwater.localstack.launcher.Launcher} is the command line, {@link
 * io.breakwater.localstack.launcher.Stack} the processes in their order, {@link
 * io.breakwater.localstack.launcher.Supervisor} what brings a dead one back. The only package that
 * knows both the venue and the servers. {@code keys} makes the local secrets, {@code demo} is a
 * client of the public REST API and of nothing else.
 */
@NullMarked
package io.breakwater.localstack.launcher;

import org.jspecify.annotations.NullMarked;
