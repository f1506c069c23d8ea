/**
 * The market-data service: one upstream connection, many clients. Each sub-package is one feature.
 */
@org.jspecify.annotations.NullMarked
package io.breakwater.marketdata;
