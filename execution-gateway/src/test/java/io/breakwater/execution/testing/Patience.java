package io.breakwater.execution.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tries again, as a client would, what the order path gave up because it waited too long: on a busy
 * machine its short timeouts strike.
 */
public final class Patience {
  private static final int TRIES = 100;

  private Patience() {}

  public static <T> T with(Supplier<T> work) {
    for (int i = 0; i < TRIES; i++) {
      try {
        return work.get();
      } catch (TransientDataAccessException
          | DataAccessResourceFailureException
          | TransactionException e) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
    throw new AssertionError("not done after " + TRIES + " tries");
  }
}
