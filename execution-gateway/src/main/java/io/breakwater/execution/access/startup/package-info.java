/** Says why a start was refused for the keys' sake. */
@NullMarked
package io.breakwater.execution.access.startup;

import org.jspecify.annotations.NullMarked;
