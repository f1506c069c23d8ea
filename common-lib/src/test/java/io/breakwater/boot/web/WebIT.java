package io.breakwater.boot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import io.breakwater.security.Role;
import io.breakwater.testing.TestKeys;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole web layer over a real port: what a client sees when something is wrong. */
@SpringBootTest(
    classes = WebTestApplication.class,
    webEnvironment = RANDOM_PORT,
    properties = {
      "server.address=127.0.0.1",
      "management.endpoints.web.exposure.include=health,info"
    })
class WebIT {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private static final String VALID =
      """
      {"client_order_id":"a-1","quantity":"10","side":"buy","legs":[]}\
      """;

  @LocalServerPort private int port;

  @AfterAll
  static void close() {
    HTTP.close();
  }

  @Nested
  class WhoMayCall {
    @Test
    void refusesARequestWithoutAKey() {
      HttpResponse<String> answer = send(request("/api/things").GET());

      assertProblem(answer, 401, "UNAUTHENTICATED");
      assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Bearer bw_unknownkey_00000000000000000000000000000000000000000000000000000000000000ff",
          "Bearer nonsense",
          "Bearer ",
          "Basic dXNlcjpwYXNz",
          "nonsense"
        })
    void refusesACredentialThatIsNoKnownKey(String header) {
      assertProblem(
          send(request("/api/things").GET().header("Authorization", header)),
          401,
          "UNAUTHENTICATED");
    }

    @Test
    void refusesARoleThatTheHandlerDoesNotName() {
      HttpResponse<String> answer = send(post(Role.VIEWER, VALID));

      assertProblem(answer, 403, "FORBIDDEN");
      assertThat(json(answer).get("detail").asString())
          .isEqualTo("The API key has no role that may do this.");
      assertProblem(send(post(Role.OPERATOR, VALID)), 403, "FORBIDDEN");
    }

    @Test
    void judgesTheRoleBeforeItReadsTheBody() {
      assertProblem(send(post(Role.VIEWER, "{not json")), 403, "FORBIDDEN");
    }

    @Test
    void deniesAHandlerThatNamesNoRole() {
      for (Role role : Role.values()) {
        assertProblem(send(as(role, "/api/unnamed").GET()), 403, "FORBIDDEN");
      }
    }

    @Test
    void letsARequestWithoutAKeyReachAHandlerThatChecksASignature() {
      HttpResponse<String> answer = send(signed("any body"));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("anybody gets here with 8");
      for (Role role : Role.values()) {
        var keyed = signed("x").header("Authorization", TestKeys.bearer(role));
        assertThat(send(keyed).statusCode()).isEqualTo(200);
      }

      assertProblem(send(request("/api/signed").GET()), 401, "UNAUTHENTICATED");
      assertProblem(send(request("/api/signed/more").GET()), 401, "UNAUTHENTICATED");
      assertProblem(send(signed("x".repeat(70_000))), 413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void letsEveryRoleViewAndTellsTheHandlerWhoCalls() {
      for (Role role : Role.values()) {
        HttpResponse<String> answer = send(as(role, "/api/things").GET());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("caller").asString()).isEqualTo(role.name().toLowerCase());
      }
    }

    @Test
    void answersUnavailableWhileNobodyCanVerifyKeys() {
      HttpResponse<String> answer =
          send(
              request("/api/things")
                  .GET()
                  .header("Authorization", "Bearer " + WebTestApplication.UNJUDGED.reveal()));

      assertProblem(answer, 503, "SERVICE_UNAVAILABLE");
      assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void leavesHealthOpenAndNothingElseOfTheActuator() {
      assertThat(send(request("/actuator/health").GET()).statusCode()).isEqualTo(200);
      assertThat(send(request("/actuator/health/readiness").GET()).statusCode()).isEqualTo(200);
      assertProblem(send(request("/actuator/info").GET()), 401, "UNAUTHENTICATED");
      assertThat(send(as(Role.VIEWER, "/actuator/info").GET()).statusCode()).isEqualTo(200);
    }

    @Test
    void opensTheDocumentationOnLoopback() {
      HttpResponse<String> front = send(request("/").GET());

      assertThat(front.statusCode()).isEqualTo(302);
      assertThat(front.headers().firstValue("Location").orElseThrow())
          .endsWith("/swagger-ui/index.html");
      assertThat(send(request("/swagger-ui/index.html").GET()).statusCode()).isEqualTo(200);
      assertThat(send(request("/v3/api-docs.yaml").GET()).statusCode()).isEqualTo(200);
    }

    @Test
    void describesTheApiAsItIs() {
      JsonNode api = json(send(request("/v3/api-docs").GET()));

      JsonNode thing = api.at("/components/schemas/NewThing/properties");
      assertThat(thing.propertyNames()).contains("client_order_id", "dry_run");
      assertThat(thing.at("/quantity/type").asString()).isEqualTo("string");
      assertThat(thing.at("/side/enum").toString()).isEqualTo("[\"buy\",\"sell\"]");
      JsonNode create = api.at("/paths/~1api~1things/post");
      assertThat(create.get("description").asString()).contains("Roles: TRADER, SERVICE.");
      assertThat(create.at("/responses").propertyNames()).contains("default");
      assertThat(api.at("/paths/~1api~1things/get/parameters").isMissingNode())
          .as("the caller is no parameter")
          .isTrue();
      assertThat(api.at("/security/0").propertyNames()).containsExactly("api_key");
    }

    @Test
    void keepsNoSessionAndSetsSecurityHeaders() {
      HttpResponse<String> answer = send(as(Role.VIEWER, "/api/things").GET());

      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.headers().firstValue("Cache-Control")).isPresent();
    }

    @Test
    void answersNoCrossOriginRequest() {
      HttpResponse<String> answer =
          send(as(Role.VIEWER, "/api/things").GET().header("Origin", "https://example.org"));

      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Nested
  class WhereItGoes {
    @Test
    void doesNotTellAStrangerWhichPathsExist() {
      assertProblem(send(request("/api/nothing").GET()), 401, "UNAUTHENTICATED");
    }

    @Test
    void answersNotFoundForAnUnknownPath() {
      HttpResponse<String> answer = send(as(Role.VIEWER, "/api/nothing").GET());

      assertProblem(answer, 404, "NOT_FOUND");
      assertThat(json(answer).get("instance").asString()).isEqualTo("/api/nothing");
    }

    @Test
    void namesTheMethodsThatAPathHas() {
      HttpResponse<String> answer = send(as(Role.VIEWER, "/api/things").DELETE());

      assertProblem(answer, 405, "METHOD_NOT_ALLOWED");
      assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET", "POST");
    }

    @Test
    void answersNotAcceptable() {
      assertProblem(
          send(as(Role.VIEWER, "/api/things").GET().header("Accept", "image/png")),
          406,
          "NOT_ACCEPTABLE");
    }

    @Test
    void answersUnsupportedMediaType() {
      assertProblem(
          send(
              as(Role.TRADER, "/api/things")
                  .POST(BodyPublishers.ofString("a=b"))
                  .header("Content-Type", "text/plain")),
          415,
          "UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @CsvSource({"/api/things/abc,id", "/api/things/1/2013-99-01,date"})
    void namesABadPathVariable(String path, String field) {
      HttpResponse<String> answer = send(as(Role.VIEWER, path).GET());

      assertProblem(answer, 400, "INVALID_REQUEST");
      assertThat(fields(answer)).containsExactly(field);
    }

    @Test
    void namesAMissingParameterAndABadOne() {
      assertThat(fields(send(as(Role.VIEWER, "/api/search").GET()))).containsExactly("symbol");
      assertThat(fields(send(as(Role.VIEWER, "/api/search?symbol=A&limit=x").GET())))
          .containsExactly("limit");
      assertThat(fields(send(as(Role.VIEWER, "/api/search?symbol=A&limit=0").GET())))
          .containsExactly("limit");
    }

    @ParameterizedTest
    @CsvSource({
      "limt=5, limt",
      "limit=5&limit=6, limit",
      "limit=, limit",
      "side=, side",
      "side=buy&side=, side",
      "from=, from",
      "from=2020, from",
      "from=1356998400000, from",
      "from=2013-01-02, from",
      "from=2013-01-02T15:00:00, from"
    })
    void refusesAParameterThatWouldBePassedOver(String query, String field) {
      HttpResponse<String> answer = send(as(Role.VIEWER, "/api/search?symbol=A&" + query).GET());

      assertProblem(answer, 400, "INVALID_REQUEST");
      assertThat(fields(answer)).containsExactly(field);
    }

    @Test
    void takesAListEitherWayAndATimeOfAnyOffset() {
      assertThat(send(as(Role.VIEWER, "/api/search?symbol=A&side=buy&side=sell").GET()).body())
          .isEqualTo(send(as(Role.VIEWER, "/api/search?symbol=A&side=buy,sell").GET()).body())
          .isEqualTo("A10[buy, sell]null");
      assertThat(
              send(as(Role.VIEWER, "/api/search?symbol=A&from=2013-01-02T10:00:00-05:00").GET())
                  .body())
          .isEqualTo("A10null2013-01-02T15:00:00Z");
    }

    @Test
    void refusesAQueryThatCannotBeDecoded() throws Exception {
      String answer =
          raw(
              "GET /api/search?symbol=%zz HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                  + TestKeys.bearer(Role.VIEWER)
                  + "\r\nConnection: close\r\n\r\n");

      assertThat(answer).startsWith("HTTP/1.1 400").contains("INVALID_REQUEST");
    }

    @Test
    void answersAProblemToARequestLineThatNoHandlerSees() throws Exception {
      String answer = raw("GET /a|b^{c} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

      assertThat(answer).startsWith("HTTP/1.1 400");
      assertThat(answer).contains("application/problem+json").contains("INVALID_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/%2e%2e/things", "/api//things", "/api;x=1/things", "/api/%00"})
    void answersAProblemToAPathThatTheFirewallRefuses(String path) throws Exception {
      String answer =
          raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

      assertThat(answer).startsWith("HTTP/1.1 400");
      assertThat(answer).contains("application/problem+json").contains("INVALID_REQUEST");
    }
  }

  @Nested
  class WhatTheBodyHolds {
    @Test
    void acceptsAValidBody() {
      HttpResponse<String> answer = send(post(Role.TRADER, VALID));

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      assertThat(json(answer).get("quantity").isString()).isTrue();
      assertThat(json(answer).get("quantity").asString()).isEqualTo("10");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '~',
        textBlock =
            """
            {"client_order_id":"a","quantity":10,"side":"buy","legs":[]}               | quantity
            {"client_order_id":"a","quantity":"ten","side":"buy","legs":[]}            | quantity
            {"client_order_id":"a","quantity":"-1","side":"buy","legs":[]}             | quantity
            {"client_order_id":"a","quantity":"1e3","side":"buy","legs":[]}            | quantity
            {"client_order_id":"a","quantity":"","side":"buy","legs":[]}               | quantity
            {"client_order_id":"a","quantity":null,"side":"buy","legs":[]}             | quantity
            {"client_order_id":"a","side":"buy","legs":[]}                             | quantity
            {"client_order_id":"a","quantity":"1","side":"hold","legs":[]}             | side
            {"client_order_id":"a","quantity":"1","side":0,"legs":[]}                  | side
            {"client_order_id":1,"quantity":"1","side":"buy","legs":[]}                | client_order_id
            {"client_order_id":true,"quantity":"1","side":"buy","legs":[]}             | client_order_id
            {"client_order_id":"","quantity":"1","side":"buy","legs":[]}               | client_order_id
            {"client_order_id":"a","quantity":"1","side":"buy","legs":[],"qty":"1"}    | qty
            {"client_order_id":"a","quantity":"1","side":"buy","legs":{}}              | legs
            {"client_order_id":"a","quantity":"1","side":"buy","legs":[{}]}            | legs[0].limit_price
            {"client_order_id":"a","quantity":"1","side":"buy","legs":[{"limit_price":"0"}]} | legs[0].limit_price
            {"client_order_id":"a","quantity":"1","side":"buy","legs":[],"count":"1"}  | count
            {"client_order_id":"a","quantity":"1","side":"buy","legs":[],"count":1.5}  | count
            {"client_order_id":"a","quantity":"1","side":"buy","legs":[],"count":99999999999}  | count
            {"client_order_id":"a","quantity":"1","side":"buy","legs":[],"dry_run":"true"}     | dry_run
            {"client_order_id":"a","quantity":"1","side":"buy","legs":[],"at":1700000000}      | at
            {"client_order_id":"a","quantity":"1","side":"buy","legs":[],"at":"soon"}          | at
            """)
    void namesTheFieldThatIsWrong(String body, String field) {
      HttpResponse<String> answer = send(post(Role.TRADER, body));

      assertProblem(answer, 400, "INVALID_REQUEST");
      assertThat(fields(answer)).containsExactly(field);
      assertThat(answer.body()).doesNotContain("io.breakwater", "java.", "jackson");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "{",
          "{not json",
          "[]",
          "null",
          "\"text\"",
          "{\"client_order_id\":\"a\",\"client_order_id\":\"b\",\"quantity\":\"1\",\"side\":\"buy\",\"legs\":[]}",
          "{\"client_order_id\":\"a\",\"quantity\":\"1\",\"side\":\"buy\",\"legs\":[]} trailing"
        })
    void refusesWhatIsNotOneJsonObject(String body) {
      assertProblem(send(post(Role.TRADER, body)), 400, "INVALID_REQUEST");
    }

    @Test
    void refusesDeepNestingAndLongNumbers() {
      assertProblem(
          send(post(Role.TRADER, "{\"legs\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}")),
          400,
          "INVALID_REQUEST");
      assertProblem(
          send(post(Role.TRADER, "{\"count\":" + "9".repeat(5_000) + "}")), 400, "INVALID_REQUEST");
    }

    @Test
    void refusesBytesThatAreNoText() {
      byte[] broken = {'{', '"', 'a', '"', ':', '"', (byte) 0xff, (byte) 0xfe, '"', '}'};

      assertProblem(
          send(post(Role.TRADER, BodyPublishers.ofByteArray(broken))), 400, "INVALID_REQUEST");
    }

    @Test
    void sortsTheErrorsByField() {
      HttpResponse<String> answer =
          send(
              post(
                  Role.TRADER,
                  "{\"side\":\"buy\",\"legs\":[{\"limit_price\":null}],\"count\":-1}"));

      assertThat(fields(answer))
          .containsExactly("client_order_id", "count", "legs[0].limit_price", "quantity");
    }
  }

  @Nested
  class HowLargeTheBodyIs {
    @Test
    void refusesTenMegabytesThatAreDeclared() {
      assertProblem(
          send(post(Role.TRADER, BodyPublishers.ofByteArray(megabytes(10)))),
          413,
          "PAYLOAD_TOO_LARGE");
    }

    @Test
    void refusesADeclaredLengthBeforeItAsksWhoCalls() {
      HttpResponse<String> answer =
          send(request("/api/things").POST(BodyPublishers.ofByteArray(megabytes(1))));

      assertProblem(answer, 413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void refusesTenMegabytesInChunks() {
      BodyPublisher chunked =
          BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(megabytes(10)));

      assertProblem(send(post(Role.TRADER, chunked)), 413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void refusesOneByteTooManyAndTakesOneLess() {
      assertThat(send(post(Role.TRADER, padded(64 * 1024))).statusCode()).isEqualTo(201);
      assertProblem(send(post(Role.TRADER, padded(64 * 1024 + 1))), 413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void refusesALargeForm() {
      HttpResponse<String> answer =
          send(
              as(Role.TRADER, "/api/things")
                  .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(megabytes(1))))
                  .header("Content-Type", "application/x-www-form-urlencoded"));

      assertProblem(answer, 413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void refusesALargeMultipartBodyInChunks() {
      String part =
          "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n%s\r\n--b--\r\n"
              .formatted(" ".repeat(200 * 1024));
      byte[] body = part.getBytes(StandardCharsets.US_ASCII);

      HttpResponse<String> answer =
          send(
              as(Role.TRADER, "/api/things")
                  .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                  .header("Content-Type", "multipart/form-data; boundary=b"));

      assertProblem(answer, 413, "PAYLOAD_TOO_LARGE");
    }

    private static byte[] megabytes(int count) {
      return " ".repeat(count * 1024 * 1024).getBytes(StandardCharsets.US_ASCII);
    }

    private static String padded(int length) {
      return VALID + " ".repeat(length - VALID.length());
    }
  }

  @Nested
  class WhatGoesWrongInside {
    @Test
    void hidesAnUnforeseenException() {
      HttpResponse<String> answer = send(as(Role.VIEWER, "/api/broken").GET());

      assertProblem(answer, 500, "INTERNAL_ERROR");
      assertThat(answer.body()).doesNotContain("canary", "Exception", "detail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"throw", "error"})
    void answersAProblemForAFailingFilter(String how) {
      HttpResponse<String> answer =
          send(as(Role.VIEWER, "/api/things").GET().header("X-Fail", how));

      assertProblem(answer, 500, "INTERNAL_ERROR");
      assertThat(answer.body()).doesNotContain("canary", "Exception");
      assertThat(json(answer).get("instance").asString()).isEqualTo("/api/things");
    }

    @Test
    void answersTheProblemThatAHandlerThrows() {
      HttpResponse<String> answer = send(as(Role.VIEWER, "/api/conflict").GET());

      assertProblem(answer, 409, "RUN_EXISTS");
      JsonNode body = json(answer);
      assertThat(body.get("title").asString()).isEqualTo("Run exists");
      assertThat(body.get("detail").asString()).isEqualTo("A run exists.");
      assertThat(body.get("run_id").asString()).isEqualTo("r1");
      assertThat(body.get("instance").asString()).isEqualTo("/api/conflict");
      assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    }

    @Test
    void letsNobodyCallTheErrorPageItself() {
      assertProblem(send(as(Role.VIEWER, "/error").GET()), 403, "FORBIDDEN");
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private HttpRequest.Builder as(Role role, String path) {
    return request(path).header("Authorization", TestKeys.bearer(role));
  }

  private HttpRequest.Builder post(Role role, String body) {
    return post(role, BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder post(Role role, BodyPublisher body) {
    return as(role, "/api/things").header("Content-Type", "application/json").POST(body);
  }

  private HttpRequest.Builder signed(String body) {
    return request("/api/signed").POST(BodyPublishers.ofString(body));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (Exception e) {
      throw new AssertionError("no answer", e);
    }
  }

  private String raw(String request) throws Exception {
    try (var socket = new java.net.Socket("127.0.0.1", port)) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode body = json(answer);
    assertThat(body.get("code").asString()).isEqualTo(code);
    assertThat(body.get("type").asString())
        .isEqualTo("/problems/" + code.toLowerCase().replace('_', '-'));
    assertThat(body.get("title").asString()).isNotBlank();
    assertThat(body.get("status").asInt()).isEqualTo(status);
    assertThat(body.get("instance").asString()).startsWith("/");
  }

  private static List<String> fields(HttpResponse<String> answer) {
    JsonNode errors = json(answer).get("errors");
    assertThat(errors).as(answer.body()).isNotNull();
    return StreamSupport.stream(errors.spliterator(), false)
        .map(error -> error.get("field").asString())
        .toList();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
