package io.breakwater.execution.simulation;

/** What a call comes to that got no answer; where it came from says nothing. */
final class Away extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Away(String what) {
    super(what, null, false, false);
  }
}
