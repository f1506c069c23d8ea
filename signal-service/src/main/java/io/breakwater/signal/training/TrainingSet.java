package io.breakwater.signal.training;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Labelled rows in the order of their sessions.
 *
 * <p>Immutable.
 */
public final class TrainingSet {
  private final List<String> features;
  private final List<Row> rows;

  /**
   * @param features the names of the inputs, in the order in which each row has them
   * @param rows in ascending order of session
   */
  public TrainingSet(List<String> features, List<Row> rows) {
    this.features = List.copyOf(features);
    this.rows = List.copyOf(rows);
  }

  public List<String> features() {
    return features;
  }

  public List<Row> rows() {
    return rows;
  }

  public int size() {
    return rows.size();
  }

  /** Returns the sessions that have rows, ascending. */
  public List<LocalDate> sessions() {
    return rows.stream().map(Row::session).distinct().toList();
  }

  /** Returns the rows that pass, as a set of its own. */
  public TrainingSet where(Predicate<Row> test) {
    return new TrainingSet(features, rows.stream().filter(test).toList());
  }

  /** Returns the rows grouped by session, each group whole. */
  List<List<Row>> bySession() {
    var groups = new ArrayList<List<Row>>();
    for (Row row : rows) {
      if (groups.isEmpty() || !groups.getLast().getFirst().session().equals(row.session())) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(row);
    }
    return groups;
  }

  /** One symbol on one session. */
  public static final class Row {
    private final String symbol;
    private final LocalDate session;
    private final LocalDate labelEnds;
    private final double[] inputs;
    private final double label;

    Row(String symbol, LocalDate session, LocalDate labelEnds, double[] inputs, double label) {
      this.symbol = symbol;
      this.session = session;
      this.labelEnds = labelEnds;
      this.inputs = inputs;
      this.label = label;
    }

    public String symbol() {
      return symbol;
    }

    public LocalDate session() {
      return session;
    }

    /** The last session whose close went into the label. */
    public LocalDate labelEnds() {
      return labelEnds;
    }

    /** The features; not to be changed. */
    public double[] inputs() {
      return inputs;
    }

    public double label() {
      return label;
    }

    Row withLabel(double standardised) {
      return new Row(symbol, session, labelEnds, inputs, standardised);
    }
  }
}
