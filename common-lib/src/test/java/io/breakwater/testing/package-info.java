/** What the tests of every module share; published as this library's test-jar. */
@org.jspecify.annotations.NullMarked
package io.breakwater.testing;
