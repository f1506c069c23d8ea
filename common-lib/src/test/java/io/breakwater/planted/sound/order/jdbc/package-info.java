/** A feature as the rules want it. */
@org.jspecify.annotations.NullMarked
package io.breakwater.planted.sound.order.jdbc;
