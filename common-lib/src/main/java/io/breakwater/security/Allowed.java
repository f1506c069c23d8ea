package io.breakwater.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a handler: whoever holds any one of the roles. On a type it holds for each of its
 * handlers that has none of its own. A handler without it is denied to everyone.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Allowed {
  Role[] value() default {};

  /**
   * Whether a caller needs no key, because the handler itself proves by a signature over the body
   * who sent it, before it does anything else.
   */
  boolean bySignature() default false;
}
