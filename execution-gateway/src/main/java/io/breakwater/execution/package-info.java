/** The execution gateway: the only way to the broker. Each sub-package is one feature. */
@org.jspecify.annotations.NullMarked
package io.breakwater.execution;
