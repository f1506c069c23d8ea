package io.breakwater.execution.webhook.outgoing.scheduling;

import io.breakwater.execution.webhook.outgoing.DeliverWebhooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * A virtual thread per endpoint while the service runs: an endpoint that does not answer keeps its
 * own waiting and nobody else. When the service stops, what is under way is given up, and the
 * leases are given back. Thread-safe.
 */
public final class WebhookSenders implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookSenders.class);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final List<DeliverWebhooks> senders;
  private final Runnable giveUp;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  /**
   * Runs these senders.
   *
   * @param giveUp ends what is being sent
   */
  public WebhookSenders(List<DeliverWebhooks> senders, Runnable giveUp) {
    this.senders = List.copyOf(senders);
    this.giveUp = giveUp;
  }

  @Override
  public synchronized void start() {
    running = true;
    for (DeliverWebhooks sender : senders) {
      threads.add(
          Thread.ofVirtual().name("webhooks-" + sender.endpoint().name()).start(() -> run(sender)));
    }
  }

  @Override
  public synchronized void stop() {
    running = false;
    stopping.countDown();
    giveUp.run();
    try {
      for (Thread thread : threads) {
        if (!thread.join(PATIENCE)) {
          LOG.atWarn().addKeyValue("thread", thread.getName()).log("a sender does not stop");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run(DeliverWebhooks sender) {
    try {
      while (!stopping.await(step(sender).toNanos(), TimeUnit.NANOSECONDS)) {
        // Until the service stops.
      }
      sender.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (DataAccessException | TransactionException e) {
      LOG.atWarn().addKeyValue("reason", e.getMessage()).log("lease not given back: it runs out");
    }
  }

  private static Duration step(DeliverWebhooks sender) {
    try {
      return sender.step();
    } catch (DataAccessException | TransactionException e) {
      LOG.atWarn()
          .addKeyValue("endpoint", sender.endpoint().name())
          .addKeyValue("reason", NestedExceptionUtils.getMostSpecificCause(e).getMessage())
          .log("webhooks not sent: the database does not answer");
      return AFTER_TROUBLE;
    } catch (RuntimeException e) {
      // A fault of ours; the thread must outlive it, or the endpoint is never told of anything
      // again.
      LOG.atError()
          .addKeyValue("endpoint", sender.endpoint().name())
          .setCause(e)
          .log("webhooks not sent");
      return AFTER_TROUBLE;
    }
  }
}
