/** The whole stack, started for real and asked about its money. */
@NullMarked
package io.breakwater.localstack.system;

import org.jspecify.annotations.NullMarked;
