package io.breakwater.execution.webhook.incoming;

import java.util.regex.Pattern;

/**
 * The id that a sender gave a webhook, the same in every delivery of it. Without a dot, which parts
 * it from the timestamp in what is signed: else one signature would fit two readings.
 */
public record WebhookId(String value) {
  public static final String FORM = "[A-Za-z0-9_-]{1,128}";

  private static final Pattern PATTERN = Pattern.compile(FORM);

  public WebhookId {
    if (!isOne(value)) {
      throw new IllegalArgumentException("webhookId must have the form " + FORM);
    }
  }

  static boolean isOne(String text) {
    return PATTERN.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
