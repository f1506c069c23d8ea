/**
 * What every log line has in common: the names of its keys, the id that ties the lines of one
 * request together, and that no secret and no control character reaches it.
 *
 * <p>{@link io.breakwater.logging.Redaction} is the rule as a function; {@link
 * io.breakwater.logging.RedactingConverter} applies it to Logback's text form, and the {@code boot}
 * package to the JSON form. Depends on SLF4J and Logback only.
 */
@NullMarked
package io.breakwater.logging;

import org.jspecify.annotations.NullMarked;
