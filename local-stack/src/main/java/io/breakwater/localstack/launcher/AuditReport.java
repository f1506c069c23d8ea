package io.breakwater.localstack.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has a gateway check its audit chain, and prints what it found. */
final class AuditReport {
  /** A long log takes its time to be read. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final int OK = 200;

  private final URI gateway;
  private final String key;
  private final Console console;

  AuditReport(URI gateway, String key, Console console) {
    this.gateway = gateway;
    this.key = key;
    this.console = console;
  }

  /** Returns whether the chain was checked and is whole. */
  boolean print() throws IOException, InterruptedException {
    HttpResponse<String> answer = ask();
    if (answer.statusCode() != OK) {
      throw new LauncherException(
          "The gateway did not check the chain: HTTP " + answer.statusCode() + ".");
    }
    JsonNode verification = new JsonMapper().readTree(answer.body());
    for (JsonNode finding : verification.path("findings")) {
      console.say(
          "%-12s row %d: %s"
              .formatted(
                  finding.path("kind").asString(),
                  finding.path("sequence").asLong(),
                  finding.path("what").asString()));
    }
    console.say("head %s".formatted(verification.path("head_hash").asString()));
    long bad = verification.path("bad").asLong(-1);
    console.say(
        "RESULT audit-verify rows=%d bad=%d".formatted(verification.path("rows").asLong(-1), bad));
    return bad == 0;
  }

  private HttpResponse<String> ask() throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(gateway.resolve("/api/v1/audit/verify"))
              .timeout(PATIENCE)
              .header("Authorization", "Bearer " + key)
              .build(),
          BodyHandlers.ofString());
    }
  }
}
