/** Money, price and quantity: three exact types that never round unless told how. */
@org.jspecify.annotations.NullMarked
package io.breakwater.money;
