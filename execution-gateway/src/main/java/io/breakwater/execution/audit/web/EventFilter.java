package io.breakwater.execution.audit.web;

import io.breakwater.execution.audit.Event;
import io.breakwater.security.Principal;
import io.breakwater.security.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events a reader is told of: those that he asked for and may see. What happens to keys is
 * for those who may list them.
 *
 * @param types empty for all
 * @param subjectKind null for all
 * @param symbol null for all
 */
record EventFilter(
    Set<String> types, @Nullable String subjectKind, @Nullable String symbol, boolean mayListKeys) {
  static final String TYPE = "[a-z_]{1,30}\\.[a-z_]{1,40}";
  static final String KIND = "[a-z_]{1,40}";
  private static final String KEY = "key";

  EventFilter {
    types = Set.copyOf(types);
  }

  static EventFilter of(
      Set<String> types, @Nullable String subjectKind, @Nullable String symbol, Principal reader) {
    boolean mayListKeys = reader.mayActAs(Role.OPERATOR, Role.RISK);
    return new EventFilter(types, subjectKind, symbol, mayListKeys);
  }

  boolean lets(Event event) {
    String kind = event.subject().kind();
    return (types.isEmpty() || types.contains(event.type()))
        && (subjectKind == null || subjectKind.equals(kind))
        && (symbol == null || symbol.equals(event.details().get("symbol")))
        && (mayListKeys || !kind.equals(KEY));
  }
}
