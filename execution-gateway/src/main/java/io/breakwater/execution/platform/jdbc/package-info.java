/** What the database says of itself. */
@NullMarked
package io.breakwater.execution.platform.jdbc;

import org.jspecify.annotations.NullMarked;
