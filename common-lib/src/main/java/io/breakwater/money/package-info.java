/**
 * Exact amounts: {@link io.breakwater.money.Price}, {@link io.breakwater.money.Quantity}, {@link
 * io.breakwater.money.SignedQuantity}, {@link io.breakwater.money.Money} and {@link
 * io.breakwater.money.BasisPoints}.
 *
 * <p>Each holds one {@link java.math.BigDecimal} in normal form, so equal numbers are equal records
 * and one key in a map. Each is bounded in digits, so no input can make it large. Nothing rounds
 * unless the caller names a {@link java.math.RoundingMode}, and nothing here is a {@code double}.
 *
 * <p>Uses no other package of the library.
 */
@NullMarked
package io.breakwater.money;

import org.jspecify.annotations.NullMarked;
