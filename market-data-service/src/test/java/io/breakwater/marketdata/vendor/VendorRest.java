package io.breakwater.marketdata.vendor;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;

/** The vendor's REST API: daily bars in pages, and latest quotes. */
public final class VendorRest extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final transient VendorData data;
  private final transient List<String> requests = new CopyOnWriteArrayList<>();
  private volatile int pageSize = 10_000;
  private volatile int failure;
  private volatile String retryAfter = "";

  VendorRest(VendorData data) {
    this.data = data;
  }

  /** Path and query of every request so far. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  public void forgetRequests() {
    requests.clear();
  }

  public void pageSize(int size) {
    pageSize = size;
  }

  /** Answers every request with that status from now on; 0 ends it. */
  public void failWith(int status) {
    failure = status;
  }

  public void failWith(int status, String retryAfterSeconds) {
    retryAfter = retryAfterSeconds;
    failure = status;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    requests.add(request.getRequestURI() + "?" + request.getQueryString());
    response.setContentType("application/json");
    if (failure != 0) {
      if (!retryAfter.isEmpty()) {
        response.setHeader("Retry-After", retryAfter);
      }
      answer(response, failure, Map.of("message", "told to fail"));
    } else if (!FakeVendor.KEY_ID.equals(request.getHeader("APCA-API-KEY-ID"))
        || !FakeVendor.SECRET_KEY.equals(request.getHeader("APCA-API-SECRET-KEY"))) {
      answer(response, 401, Map.of("message", "unauthorized."));
    } else {
      switch (request.getRequestURI()) {
        case "/v2/stocks/bars" -> bars(request, response);
        case "/v2/stocks/quotes/latest" -> quotes(request, response);
        default -> answer(response, 404, Map.of("message", "not found"));
      }
    }
  }

  private void bars(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String symbol = request.getParameter("symbols");
    List<Map<String, Object>> all =
        data.bars(
            symbol,
            Instant.parse(request.getParameter("start")),
            Instant.parse(request.getParameter("end")),
            !"raw".equals(request.getParameter("adjustment")));
    int from =
        Integer.parseInt(Objects.requireNonNullElse(request.getParameter("page_token"), "0"));
    int to = Math.min(all.size(), from + pageSize);
    Map<String, Object> answer = new TreeMap<>();
    answer.put("bars", all.isEmpty() ? Map.of() : Map.of(symbol, all.subList(from, to)));
    answer.put("next_page_token", to < all.size() ? String.valueOf(to) : null);
    answer(response, 200, answer);
  }

  private void quotes(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Map<String, Object> found = new TreeMap<>();
    List<String> symbols = new ArrayList<>(List.of(request.getParameter("symbols").split(",")));
    symbols.forEach(symbol -> {
      if (data.quotes().containsKey(symbol)) {
        found.put(symbol, data.quotes().get(symbol));
      }
    });
    answer(response, 200, Map.of("quotes", found));
  }

  private static void answer(HttpServletResponse response, int status, Map<String, ?> body)
      throws IOException {
    response.setStatus(status);
    response.getOutputStream().write(JSON.writeValueAsBytes(body));
  }
}
