package io.breakwater.boot.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.logging.LogKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TraceIdFilterTest {
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @AfterEach
  void clear() {
    MDC.clear();
  }

  @Test
  void givesTheAnswerTheIdOfItsTrace() throws Exception {
    MDC.put(LogKeys.TRACE_ID, "0af7651916cd43dd8448eb211c80319c");

    filter();

    assertThat(response.getHeader("X-Trace-Id")).isEqualTo("0af7651916cd43dd8448eb211c80319c");
  }

  @Test
  void addsNothingWhereNothingIsTraced() throws Exception {
    filter();

    assertThat(response.getHeaderNames()).isEmpty();
  }

  private void filter() throws Exception {
    new TraceIdFilter().doFilter(new MockHttpServletRequest(), response, new MockFilterChain());
  }
}
