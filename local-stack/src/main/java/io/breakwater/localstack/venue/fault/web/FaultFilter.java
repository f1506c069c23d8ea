package io.breakwater.localstack.venue.fault.web;

import io.breakwater.localstack.venue.fault.FaultRule;
import io.breakwater.localstack.venue.wire.AlpacaError;
import io.breakwater.localstack.venue.wire.Pause;
import io.breakwater.localstack.venue.wire.web.Connection;
import io.breakwater.localstack.venue.wire.web.ErrorWriter;
import io.breakwater.localstack.venue.wire.web.RateHeaders;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Lets the fault that was decided strike. */
final class FaultFilter extends OncePerRequestFilter {
  private final Pause pause;
  private final ErrorWriter errors;
  private final RateHeaders rateHeaders;
  private final NullData nullData;

  FaultFilter(Pause pause, ErrorWriter errors, RateHeaders rateHeaders, NullData nullData) {
    this.pause = pause;
    this.errors = errors;
    this.rateHeaders = rateHeaders;
    this.nullData = nullData;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    FaultRule fault = RequestFaults.decided(request);
    if (fault == null) {
      chain.doFilter(request, response);
      return;
    }
    switch (fault.kind()) {
      case LOSE_REQUEST, GAP -> Connection.of(request).cut();
      case RESET -> Connection.of(request).reset();
      case DELAY_REQUEST -> {
        pause.hold(fault.delay());
        chain.doFilter(request, response);
      }
      case REFUSE -> errors.write(request, response, Objects.requireNonNull(fault.refusal()));
      case RATE_LIMIT -> {
        rateHeaders.exceeded(response, fault.delay());
        errors.write(request, response, AlpacaError.rateLimited());
      }
      case LOSE_ANSWER, DELAY_ANSWER, HALF_ANSWER, NULL_DATA ->
          strike(fault, request, response, chain);
      case DROP, DELAY, DUPLICATE, REORDER, NO_EXECUTION_ID, TELL_AGAIN ->
          throw new IllegalStateException("a fault of streams struck a request: " + fault);
    }
  }

  /** The answer is held back whole, so that none of it leaves before the fault has its way. */
  private void strike(
      FaultRule fault, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var answer = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, answer);
    switch (fault.kind()) {
      case DELAY_ANSWER -> {
        pause.hold(fault.delay());
        answer.copyBodyToResponse();
      }
      case HALF_ANSWER -> {
        sendHalf(answer.getContentAsByteArray(), response);
        Connection.of(request).cut();
      }
      case NULL_DATA -> {
        byte[] emptied = nullData.in(answer.getStatus(), answer.getContentAsByteArray());
        answer.resetBuffer();
        answer.getOutputStream().write(emptied);
        answer.copyBodyToResponse();
      }
      default -> Connection.of(request).cut();
    }
  }

  /** Of an answer without a body there is no half; it is lost whole. */
  private static void sendHalf(byte[] body, HttpServletResponse response) throws IOException {
    if (body.length > 0) {
      response.setContentLength(body.length);
      response.getOutputStream().write(body, 0, body.length / 2);
      response.flushBuffer();
    }
  }
}
