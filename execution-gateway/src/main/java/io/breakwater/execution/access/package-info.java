/**
 * The API keys of the whole suite. Only their hashes are stored, under a pepper that the database
 * does not hold. {@link io.breakwater.execution.access.StoredKeyVerifier} says whose key a key is,
 * to this service and, over REST, to the others.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit"})
package io.breakwater.execution.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
