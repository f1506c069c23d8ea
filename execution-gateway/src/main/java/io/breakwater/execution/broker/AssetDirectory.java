package io.breakwater.execution.broker;

/** What can be traded. Answers may be remembered for a while. Thread-safe. */
public interface AssetDirectory {

  Listing find(Symbol symbol);

  /** Whether a symbol stands for something that can be traded. */
  enum Listing {
    TRADABLE,
    /** The broker does not know it, or does not trade it. */
    UNKNOWN,
    /** The broker could not be asked. */
    UNREADABLE
  }
}
