package io.breakwater.localstack.venue.fault.web;

import java.util.Set;

/** The fields of a rule. */
final class RuleField {
  static final String NAME = "name";
  static final String ON = "on";
  static final String KIND = "kind";
  static final String SHARE = "share";
  static final String NTH = "nth";
  static final String TIMES = "times";
  static final String CLIENT_ORDER_ID = "client_order_id";
  static final String DELAY_MS = "delay_ms";
  static final String STATUS = "status";
  static final String CODE = "code";
  static final String MESSAGE = "message";

  static final Set<String> ALL =
      Set.of(NAME, ON, KIND, SHARE, NTH, TIMES, CLIENT_ORDER_ID, DELAY_MS, STATUS, CODE, MESSAGE);

  private RuleField() {}
}
