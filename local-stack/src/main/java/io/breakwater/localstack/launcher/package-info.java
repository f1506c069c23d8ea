/** Starts, watches and stops the whole stack; the only package that knows venue and servers. */
@org.jspecify.annotations.NullMarked
package io.breakwater.localstack.launcher;
