package io.breakwater.execution.catchup;

/** Is told what could not be fetched. Never throws. Thread-safe. */
public interface CatchUpObserver {

  /**
   * A list of the broker's was longer than what was read of it.
   *
   * @param what is listed, of a closed set
   */
  void cutShort(String what);
}
