package io.breakwater.localstack.launcher;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

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

  /** Waits for the result; a failure of this kind arrives as it was thrown, without a wrapper. */
  static <T> T join(CompletableFuture<T> pending) {
    try {
      return pending.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof LauncherException known) {
        throw known;
      }
      throw failed;
    }
  }

  /** The sentence, or several lines of them. */
  public String reason() {
    return reason;
  }
}
