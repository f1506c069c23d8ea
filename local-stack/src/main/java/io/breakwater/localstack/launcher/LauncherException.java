package io.breakwater.localstack.launcher;

/** Why the stack cannot do what was asked, in a sentence that its user can act on. */
public final class LauncherException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  public LauncherException(String reason) {
    super(reason);
    this.reason = reason;
  }

  public LauncherException(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  /** The sentence, or several lines of them. */
  public String reason() {
    return reason;
  }
}
