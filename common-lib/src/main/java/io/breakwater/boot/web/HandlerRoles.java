package io.breakwater.boot.web;

import io.breakwater.security.Allowed;
import io.breakwater.security.Principal;
import io.breakwater.security.Role;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Decides by the handler that a request would reach, and before its body is read: a handler wants
 * one of the roles of its {@link Allowed}, or is open to all because it checks a signature itself;
 * one without the annotation is denied to everyone. Where no handler would be reached, a known
 * caller may pass on to learn so (404, 405 …). Thread-safe.
 */
final class HandlerRoles implements AuthorizationManager<RequestAuthorizationContext> {
  private static final AuthorizationDecision GRANTED = new AuthorizationDecision(true);
  private static final AuthorizationDecision DENIED = new AuthorizationDecision(false);

  private final ObjectProvider<HandlerMapping> mappings;

  HandlerRoles(ObjectProvider<HandlerMapping> mappings) {
    this.mappings = mappings;
  }

  /** Any caller with a role: what every role includes. For what no handler of ours answers. */
  static AuthorizationManager<RequestAuthorizationContext> viewer() {
    return (caller, context) -> {
      Principal known = principalOf(caller.get());
      return known != null && known.mayActAs(Role.VIEWER) ? GRANTED : DENIED;
    };
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> caller, RequestAuthorizationContext context) {
    Principal known = principalOf(caller.get());
    HttpServletRequest request = context.getRequest();
    if (known == null) {
      return isSigned(request) ? GRANTED : DENIED;
    }
    return authorize(known, request);
  }

  /** What cannot be found out about a request without a key does not open anything. */
  private boolean isSigned(HttpServletRequest request) {
    try {
      return handlerOf(request) instanceof HandlerMethod method && isSigned(allowedOf(method));
    } catch (ServletException | RuntimeException e) {
      return false;
    }
  }

  private static boolean isSigned(@Nullable Allowed allowed) {
    return allowed != null && allowed.bySignature();
  }

  private static @Nullable Principal principalOf(@Nullable Authentication caller) {
    return caller instanceof KeyAuthentication proved ? proved.getPrincipal() : null;
  }

  private AuthorizationDecision authorize(Principal caller, HttpServletRequest request) {
    try {
      Object handler = handlerOf(request);
      return switch (handler) {
        case null -> GRANTED;
        case ResourceHttpRequestHandler ignored -> GRANTED;
        case HandlerMethod method -> mayCall(caller, method);
        default -> DENIED;
      };
    } catch (ServletException e) {
      // The dispatcher will meet the same and answer it: 405, 406, 415.
      return e instanceof ErrorResponse response
              && response.getStatusCode() != HttpStatus.INTERNAL_SERVER_ERROR
          ? GRANTED
          : DENIED;
    }
  }

  private static AuthorizationDecision mayCall(Principal caller, HandlerMethod method) {
    Allowed allowed = allowedOf(method);
    boolean may = allowed != null && (isSigned(allowed) || caller.mayActAs(allowed.value()));
    return may ? GRANTED : DENIED;
  }

  /** The handler's own annotation, else that of its class, else null: nobody is allowed. */
  static @Nullable Allowed allowedOf(HandlerMethod handler) {
    Allowed own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Allowed.class);
    return own != null
        ? own
        : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Allowed.class);
  }

  private @Nullable Object handlerOf(HttpServletRequest request) throws ServletException {
    var probe = new ProbeRequest(request);
    ServletRequestPathUtils.parseAndCache(probe);
    List<HandlerMapping> inOrder = mappings.orderedStream().toList();
    for (HandlerMapping mapping : inOrder) {
      HandlerExecutionChain chain = chainOf(mapping, probe);
      if (chain != null) {
        return chain.getHandler();
      }
    }
    return null;
  }

  private static @Nullable HandlerExecutionChain chainOf(
      HandlerMapping mapping, HttpServletRequest probe) throws ServletException {
    try {
      return mapping.getHandler(probe);
    } catch (ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      // getHandler declares Exception; what is neither of the two is no answer to a client.
      throw new ServletException(e);
    }
  }
}
