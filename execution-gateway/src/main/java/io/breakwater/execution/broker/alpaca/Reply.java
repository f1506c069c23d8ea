package io.breakwater.execution.broker.alpaca;

import java.net.http.HttpHeaders;

/** What came of one HTTP call. */
sealed interface Reply {

  /** A whole response. */
  record Answered(int status, HttpHeaders headers, String body) implements Reply {

    boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }

  /** No connection came about: nothing of the request has left. */
  record NotConnected(String reason) implements Reply {}

  /** The call was not made, to stay below the broker's rate limit. */
  record Withheld(String reason) implements Reply {}

  /** The connection broke or stayed silent after some of the request may have left. */
  record Broken(String reason) implements Reply {}
}
