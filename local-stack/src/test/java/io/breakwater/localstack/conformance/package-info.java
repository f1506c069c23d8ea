/** The venue, driven by clients of Alpaca's API that we did not write. */
package io.breakwater.localstack.conformance;
