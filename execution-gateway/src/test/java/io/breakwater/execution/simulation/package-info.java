/**
 * Random histories of orders in virtual time: the real use cases over a database in memory, two
 * gateways that die and come back, a network that loses, holds up and doubles, and a broker with a
 * mind of its own. Each history is named by its seed and is the same each time. After it has come
 * to rest the two books are compared, and what was promised of orders is checked.
 */
@NullMarked
package io.breakwater.execution.simulation;

import org.jspecify.annotations.NullMarked;
