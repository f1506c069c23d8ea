package io.breakwater.boot.web;

import io.breakwater.security.Allowed;
import io.breakwater.security.Role;
import io.swagger.v3.oas.models.Operation;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Adds to the description of an operation which roles may call it. */
final class OperationRoles implements GlobalOperationCustomizer {

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    Allowed allowed = HandlerRoles.allowedOf(handler);
    String roles =
        allowed == null
            ? "nobody"
            : Arrays.stream(allowed.value()).map(Role::name).collect(Collectors.joining(", "));
    String told = operation.getDescription();
    operation.setDescription((told == null ? "" : told + " ") + "Roles: " + roles + ".");
    return operation;
  }
}
