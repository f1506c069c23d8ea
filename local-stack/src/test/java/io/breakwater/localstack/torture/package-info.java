/**
 * Gateways as they run in earnest, killed in every way, and then held against the venue's own book:
 * T1, T2, T3 and T16 of the test plan. Each promise is also put to a gateway that breaks it, in the
 * same run, because a test that cannot fail says nothing.
 */
@NullMarked
package io.breakwater.localstack.torture;

import org.jspecify.annotations.NullMarked;
