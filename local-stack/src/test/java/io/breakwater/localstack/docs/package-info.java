/** Holds the documents to what they name. */
@org.jspecify.annotations.NullMarked
package io.breakwater.localstack.docs;
