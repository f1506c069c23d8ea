package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.testing.RunningGateway;
import io.breakwater.security.Role;
import io.breakwater.testing.TestKeys;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The lists as CSV: their header rows are an interface, to which columns are only ever added at the
 * end.
 */
class CsvApiIT extends RunningGateway {

  @BeforeEach
  void empty() {
    jdbc.sql("truncate orders, fill, position, foreign_order cascade").update();
  }

  @Test
  void hasOrdersFillsAndPositions() throws Exception {
    gateway.buy("=csv-1", "IBM", "7");
    gateway.buy("csv-2", "IBM", "10");
    await().atMost(Duration.ofSeconds(10)).until(() -> !BROKER.server().sockets().isEmpty());
    BROKER.push(BROKER.fill("csv-2", "10", "190.5"));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> gateway.position("IBM").path("quantity").asString().equals("10"));

    assertThat(lines("/api/v1/orders")[0])
        .startsWith("order_id,client_order_id,broker_order_id,strategy,symbol,side,type,quantity,");
    assertThat(lines("/api/v1/orders"))
        .anySatisfy(line -> assertThat(line).contains(",csv-2,").contains(",IBM,buy,market,10,"))
        .anySatisfy(line -> assertThat(line).contains(",\"'=csv-1\","));
    assertThat(lines("/api/v1/fills")[0])
        .startsWith(
            "fill_id,execution_id,order_id,client_order_id,strategy,symbol,side,quantity,price,"
                + "executed_at,recorded_at,corrects,reversed_at");
    assertThat(lines("/api/v1/fills")[1]).contains(",csv-2,,IBM,buy,10,190.5,");
    assertThat(lines("/api/v1/positions")[0])
        .startsWith("symbol,quantity,working,average_price,cost_basis,realized_pnl,");
    assertThat(lines("/api/v1/positions")[1]).startsWith("IBM,10,7,190.5,1905.00,0.00,");
  }

  @Test
  void givesThePageAfterAsAHeader() throws Exception {
    gateway.buy("page-1", "IBM", "1");
    gateway.buy("page-2", "IBM", "2");

    HttpResponse<String> page = get("/api/v1/orders?limit=1", "text/csv");

    String next = page.headers().firstValue("Next-Cursor").orElseThrow();
    String[] after = lines("/api/v1/orders?limit=1&cursor=" + next);
    assertThat(after).hasSize(2);
    assertThat(page.body() + after[1]).contains(",page-1,").contains(",page-2,");
  }

  @Test
  void isJsonUnlessCsvIsAskedFor() throws Exception {
    for (String accept : new String[] {"*/*", "application/json", "text/csv;q=0.5,*/*"}) {
      assertThat(get("/api/v1/fills", accept).headers().firstValue("Content-Type"))
          .as(accept)
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    }
    assertThat(get("/api/v1/fills", "text/csv").headers().firstValue("Content-Type"))
        .contains("text/csv;charset=UTF-8");
  }

  @Test
  void anErrorIsAProblemWhateverWasAskedFor() throws Exception {
    HttpResponse<String> invalid = get("/api/v1/fills?side=hold", "text/csv");
    assertThat(invalid.statusCode()).isEqualTo(400);
    assertThat(invalid.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(invalid.body()).contains("INVALID_REQUEST");

    HttpResponse<String> picture = get("/api/v1/fills", "image/png");
    assertThat(picture.statusCode()).isEqualTo(406);
    assertThat(picture.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(get("/api/v1/account", "text/csv").statusCode()).isEqualTo(406);
  }

  /** The columns are the rows of the chain: whoever keeps the file can make the hashes again. */
  @Test
  void hasTheChainedLogForThoseWhoMayReadIt() throws Exception {
    String id = gateway.buy("csv-3", "IBM", "7").text("order_id");
    String path = "/api/v1/audit?type=order.sending&subject_id=" + id;
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> gateway.get(Role.OPERATOR, path).json().path("rows").size() == 1);

    HttpResponse<String> answer = get(Role.OPERATOR, path, "text/csv");

    String[] lines = answer.body().split("\r\n");
    assertThat(lines).hasSize(2);
    assertThat(lines[0])
        .isEqualTo(
            "sequence,event_sequence,type,subject_kind,subject_id,actor,at,recorded_at,details,"
                + "hash");
    assertThat(lines[1])
        .contains(",order.sending,order,\"" + id + "\",trader,2013-01-02T15:00")
        .contains("\"\"client_order_id\"\":\"\"csv-3\"\"")
        .matches(".*,\"[0-9a-f]{64}\"");
    assertThat(get(Role.VIEWER, path, "text/csv").statusCode()).isEqualTo(403);
  }

  private String[] lines(String path) throws Exception {
    HttpResponse<String> answer = get(path, "text/csv");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body().split("\r\n");
  }

  private HttpResponse<String> get(String path, String accept) throws Exception {
    return get(Role.VIEWER, path, accept);
  }

  private HttpResponse<String> get(Role role, String path, String accept) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
              .header("Authorization", TestKeys.bearer(role))
              .header("Accept", accept)
              .build(),
          BodyHandlers.ofString());
    }
  }
}
