package io.breakwater.localstack.launcher;

/** Why the stack cannot do what was asked, in a sentence that its user can act on. */
public final class LauncherException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LauncherException(String message) {
    super(message);
  }

  public LauncherException(String message, Throwable cause) {
    super(message, cause);
  }
}
