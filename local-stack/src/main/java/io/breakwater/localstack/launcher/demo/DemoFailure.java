package io.breakwater.localstack.launcher.demo;

/** Why the demo could not go on: what it asked, and what was answered. */
public final class DemoFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  public DemoFailure(String reason) {
    super(reason);
    this.reason = reason;
  }

  DemoFailure(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
