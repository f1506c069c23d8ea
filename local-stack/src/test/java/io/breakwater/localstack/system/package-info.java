/** The whole stack, started for real as its user starts it, and asked about its money. */
@NullMarked
package io.breakwater.localstack.system;

import org.jspecify.annotations.NullMarked;
