package io.breakwater.execution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.testing.Gateway.Answer;
import io.breakwater.execution.testing.RunningGateway;
import io.breakwater.execution.testing.SignedWebhook;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent to the open path is answered with what is wrong with it, and changes nothing: no
 * answer of 500 or above, no row. The seed is in every message.
 */
class WebhookFuzzIT extends RunningGateway {
  private static final int REQUESTS = Integer.getInteger("webhook.fuzz.requests", 2_000);
  private static final long SEED = Long.getLong("webhook.fuzz.seed", 20_261_125L);
  private static final int LIMIT = 65_536;

  private enum Kind {
    NO_JSON,
    WRONG_TYPES,
    DEEP,
    HUGE,
    BAD_UTF_8,
    HUGE_NUMBERS,
    FORGED,
    OLD,
    EARLY,
    ALTERED,
    ODD_HEADERS,
    DUPLICATE
  }

  @Test
  void noInputMakesAFaultOrChangesAnything() {
    gateway.buy("fuzz-1", "AAPL", "10");
    SignedWebhook taken = SignedWebhook.of("taken", now(), BROKER.become("fuzz-1", "new"));
    assertThat(gateway.deliver(taken).status()).isEqualTo(202);
    await().until(() -> rows("webhook_inbox where state = 'DONE'") == 1);
    String before = everything();
    Map<Kind, Integer> sent = new EnumMap<>(Kind.class);

    for (int i = 0; i < REQUESTS; i++) {
      var random = new SplittableRandom(SEED + i);
      Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
      sent.merge(kind, 1, Integer::sum);
      Answer answer =
          gateway.deliver(
              kind == Kind.DUPLICATE ? taken : webhook(kind, "fuzz_" + i, taken.body(), random));

      String what = "seed %d, %s: %s".formatted(SEED + i, kind, answer.json());
      switch (kind) {
        case DUPLICATE -> assertThat(answer.status()).as(what).isEqualTo(202);
        case HUGE -> assertThat(answer.status()).as(what).isEqualTo(413);
        case FORGED, OLD, EARLY, ALTERED, ODD_HEADERS ->
            assertThat(answer.status()).as(what).isEqualTo(401);
        default -> assertThat(answer.status()).as(what).isEqualTo(400);
      }
    }

    assertThat(sent).as("every kind was sent").containsOnlyKeys(Kind.values());
    assertThat(everything()).isEqualTo(before);
  }

  private SignedWebhook webhook(Kind kind, String id, byte[] genuine, SplittableRandom random) {
    return switch (kind) {
      case NO_JSON -> signed(id, noise(random, 200));
      case WRONG_TYPES -> signed(id, wrongTypes(random));
      case DEEP -> signed(id, deep(random));
      case HUGE -> signed(id, noise(random, LIMIT + 1 + random.nextInt(LIMIT)));
      case BAD_UTF_8 -> signed(id, badUtf8(random));
      case HUGE_NUMBERS ->
          signed(
              id,
              "{\"data\":{\"order\":{\"id\":%s}}}"
                  .formatted("9".repeat(1 + random.nextInt(9_000))));
      case FORGED -> SignedWebhook.forged(id, now(), genuine);
      case OLD ->
          SignedWebhook.of(id, now().minusSeconds(301 + random.nextInt(1_000_000)), genuine);
      case EARLY ->
          SignedWebhook.of(id, now().plusSeconds(301 + random.nextInt(1_000_000)), genuine);
      case ALTERED ->
          new SignedWebhook(
              SignedWebhook.of(id, now(), genuine).headers(), altered(genuine, random));
      case ODD_HEADERS -> oddHeaders(SignedWebhook.of(id, now(), genuine), random);
      case DUPLICATE -> throw new IllegalArgumentException("made by the caller");
    };
  }

  private SignedWebhook signed(String id, String body) {
    return signed(id, body.getBytes(UTF_8));
  }

  private SignedWebhook signed(String id, byte[] body) {
    return SignedWebhook.of(id, now(), body);
  }

  private static byte[] noise(SplittableRandom random, int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    noise[0] = '}'; // No JSON begins so.
    return noise;
  }

  private static String wrongTypes(SplittableRandom random) {
    String[] values = {"null", "true", "7", "-1e400", "[]", "{}", "\"\"", "\"\\u0000\"", "\" \""};
    String id = values[random.nextInt(values.length)];
    String client = values[random.nextInt(values.length)];
    return switch (random.nextInt(4)) {
      case 0 -> "{\"data\":{\"order\":{\"id\":%s,\"client_order_id\":%s}}}".formatted(id, client);
      case 1 -> "{\"data\":{\"order\":%s}}".formatted(id);
      case 2 -> "{\"data\":%s}".formatted(id);
      default -> id;
    };
  }

  private static String deep(SplittableRandom random) {
    int depth = 33 + random.nextInt(10_000);
    return random.nextBoolean()
        ? "[".repeat(depth) + "]".repeat(depth)
        : "{\"data\":".repeat(depth / 8 + 33) + "1" + "}".repeat(depth / 8 + 33);
  }

  /** In the midst of a text, where a tolerant reader might take it for anything. */
  private static byte[] badUtf8(SplittableRandom random) {
    byte[] start = "{\"data\":{\"order\":{\"id\":\"a\",\"client_order_id\":\"".getBytes(UTF_8);
    byte[][] bad = {{(byte) 0xC0, (byte) 0x80}, {(byte) 0xFF}, {(byte) 0xE2, (byte) 0x28}};
    byte[] wrong = bad[random.nextInt(bad.length)];
    byte[] end = "\"}}}".getBytes(UTF_8);
    byte[] whole = new byte[start.length + wrong.length + end.length];
    System.arraycopy(start, 0, whole, 0, start.length);
    System.arraycopy(wrong, 0, whole, start.length, wrong.length);
    System.arraycopy(end, 0, whole, start.length + wrong.length, end.length);
    return whole;
  }

  private static byte[] altered(byte[] genuine, SplittableRandom random) {
    byte[] altered = genuine.clone();
    altered[random.nextInt(altered.length)] ^= (byte) (1 + random.nextInt(255));
    return altered;
  }

  private static SignedWebhook oddHeaders(SignedWebhook genuine, SplittableRandom random) {
    String[] names = {"webhook-id", "webhook-timestamp", "webhook-signature"};
    String name = names[random.nextInt(names.length)];
    String[] values = {
      "", "x.y", "-1", "v1", "v1,", "v1,=", "v1,%%%", "v2,AAAA", "9".repeat(40), "a".repeat(300)
    };
    return random.nextInt(4) == 0
        ? genuine.without(name)
        : genuine.with(name, values[random.nextInt(values.length)]);
  }

  /** All that a webhook could have changed. */
  private String everything() {
    return "inbox %d, events %d, fills %d, foreign %d, orders %s"
        .formatted(
            rows("webhook_inbox"),
            rows("event"),
            rows("fill"),
            rows("foreign_order"),
            jdbc.sql("select string_agg(status || version, ' ') from orders")
                .query(String.class)
                .single());
  }

  private Instant now() {
    return clock.machine().instant();
  }
}
