package io.breakwater.signal.model;

/** Reads the text format of models. Implementations are thread-safe. */
public interface ModelEngine {

  /**
   * Reads a model; the caller closes what it gets.
   *
   * @throws UnusableModelException if the text is not a model
   */
  Scorer open(ModelText text);
}
