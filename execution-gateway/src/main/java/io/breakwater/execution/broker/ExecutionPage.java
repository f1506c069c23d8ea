package io.breakwater.execution.broker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a list of executions.
 *
 * @param next where the list goes on; null on its last page
 */
public record ExecutionPage(List<Execution> executions, @Nullable Token next) {

  public ExecutionPage {
    executions = List.copyOf(executions);
  }

  /** The last there is. */
  public static ExecutionPage last(List<Execution> executions) {
    return new ExecutionPage(executions, null);
  }

  /** The broker's mark of a place in its list. */
  public record Token(String value) {}
}
