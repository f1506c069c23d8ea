package io.breakwater.signal.feature;

/** A named number of one symbol on one session. */
record Feature(String name, Formula formula) {

  @FunctionalInterface
  interface Formula {
    double at(Columns columns, int row);
  }

  /** A formula over the last {@code d} rows. */
  @FunctionalInterface
  interface RollingFormula {
    double at(Columns columns, int row, int d);
  }
}
