package io.breakwater.boot.web;

import io.breakwater.security.Allowed;
import io.breakwater.security.Role;
import io.swagger.v3.oas.models.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/**
 * Adds to the description of an operation who may call it, and files it under its feature: the
 * package below the service's. Several controllers may serve one.
 */
final class OperationRoles implements GlobalOperationCustomizer {
  private static final int FEATURE = 3;

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    Allowed allowed = HandlerRoles.allowedOf(handler);
    String told = operation.getDescription();
    operation.setDescription((told == null ? "" : told + " ") + whoMayCall(allowed));
    operation.setTags(List.of(handler.getBeanType().getPackageName().split("\\.", -1)[FEATURE]));
    if (allowed != null && allowed.bySignature()) {
      operation.setSecurity(List.of());
    }
    return operation;
  }

  private static String whoMayCall(@Nullable Allowed allowed) {
    if (allowed == null) {
      return "Roles: nobody.";
    }
    if (allowed.bySignature()) {
      return "Needs no API key: the request is signed.";
    }
    return Arrays.stream(allowed.value())
        .map(Role::name)
        .collect(Collectors.joining(", ", "Roles: ", "."));
  }
}
