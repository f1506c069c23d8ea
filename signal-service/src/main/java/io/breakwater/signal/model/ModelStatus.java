package io.breakwater.signal.model;

/** Where a model is in its life: registered, in use, out of use. It moves forward only. */
public enum ModelStatus {
  STAGED,
  ACTIVE,
  RETIRED;

  public boolean mayBecome(ModelStatus next) {
    return switch (this) {
      case STAGED -> next == ACTIVE || next == RETIRED;
      case ACTIVE -> next == RETIRED;
      case RETIRED -> false;
    };
  }
}
