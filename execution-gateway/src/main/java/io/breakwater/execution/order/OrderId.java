package io.breakwater.execution.order;

import java.util.UUID;

/** The order's id that we gave it. */
public record OrderId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
