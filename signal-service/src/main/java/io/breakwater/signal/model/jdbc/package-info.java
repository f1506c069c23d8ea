/**
 * The model registry in PostgreSQL: tables {@code strategy} and {@code model}, the text of a model
 * beside its row.
 */
@NullMarked
package io.breakwater.signal.model.jdbc;

import org.jspecify.annotations.NullMarked;
