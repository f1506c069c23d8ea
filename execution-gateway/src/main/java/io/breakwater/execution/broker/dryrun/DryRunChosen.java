package io.breakwater.execution.broker.dryrun;

import io.breakwater.execution.broker.BrokerKind;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether the broker is that of a dry run. The setting is read as {@code BrokerProperties} reads
 * it, in every spelling: one that only one of the two understood would send orders.
 */
public final class DryRunChosen implements Condition {

  public static boolean in(Environment environment) {
    return Binder.get(environment)
        .bind("breakwater.broker.kind", BrokerKind.class)
        .map(kind -> kind == BrokerKind.DRY_RUN)
        .orElse(false);
  }

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return in(context.getEnvironment());
  }
}
