package io.breakwater.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.test.context.ContextCustomizerFactories;

/**
 * Gives the test class a fresh {@link TestDatabase} and an emptied {@link TestRedis}: as parameters
 * of its methods and constructor, and, where it starts a Spring context, as {@code
 * breakwater.database.*} and {@code breakwater.redis.*}. Nested classes share those of the
 * outermost.
 *
 * <p>The servers are started once per JVM, as {@link Infra} says.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InfraExtension.class)
@ContextCustomizerFactories(InfraContextCustomizerFactory.class)
public @interface WithInfra {
  /** The schema, which is also the role, as in {@code execution}. */
  String schema() default "test";
}
