package io.breakwater.execution.broker;

/** The id of one execution of an order (FIX ExecID, tag 17): a fill is counted once by it. */
public record ExecutionId(String value) {

  private static final int LONGEST = 200;

  public ExecutionId {
    if (value.isBlank() || value.length() > LONGEST) {
      throw new IllegalArgumentException("executionId must have 1 to 200 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
