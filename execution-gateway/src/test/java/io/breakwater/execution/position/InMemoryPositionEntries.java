package io.breakwater.execution.position;

import io.breakwater.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entries of one position in a list. */
final class InMemoryPositionEntries implements PositionEntries {
  private final List<Row> rows = new ArrayList<>();

  @Override
  public Position position() {
    return rows.isEmpty() ? Position.NONE : rows.getLast().after();
  }

  @Override
  public Optional<Place> last() {
    return rows.stream().map(row -> row.entry().place()).max(Comparator.naturalOrder());
  }

  @Override
  public long nextId() {
    return rows.size() + 1L;
  }

  @Override
  public Optional<PositionEntry> standing(long fillId) {
    return rows.stream()
        .map(Row::entry)
        .filter(entry -> entry.change() != null && Objects.equals(entry.fillId(), fillId))
        .filter(this::stands)
        .findFirst();
  }

  @Override
  public Optional<PositionEntry> standingSplit(Instant at) {
    return rows.stream()
        .map(Row::entry)
        .filter(entry -> entry.kind() == PositionEntry.Kind.SPLIT && entry.place().at().equals(at))
        .filter(this::stands)
        .findFirst();
  }

  @Override
  public Optional<State> stateBefore(Place place) {
    return rows.stream()
        .filter(row -> !row.entry().outOfPlace() && row.entry().place().compareTo(place) < 0)
        .filter(row ->
            rows.stream()
                .map(Row::entry)
                .noneMatch(later ->
                    later.id() > row.entry().id()
                        && later.place().compareTo(row.entry().place()) <= 0))
        .max(Comparator.comparing(row -> row.entry().place()))
        .map(row -> new State(row.entry().place(), row.after()));
  }

  @Override
  public List<PositionEntry> changesAfter(@Nullable Place after) {
    return rows.stream()
        .map(Row::entry)
        .filter(entry -> entry.change() != null && stands(entry))
        .filter(entry -> after == null || entry.place().compareTo(after) > 0)
        .sorted(Comparator.comparing(PositionEntry::place).thenComparing(PositionEntry::id))
        .toList();
  }

  @Override
  public void add(PositionEntry entry, Position after) {
    rows.add(new Row(entry, after));
  }

  /** The sum of what each entry changed. */
  Money realized() {
    Money sum = Money.zero(Money.USD);
    Position before = Position.NONE;
    for (Row row : rows) {
      sum = sum.plus(row.after().realizedPnl().minus(before.realizedPnl()));
      before = row.after();
    }
    return sum;
  }

  private boolean stands(PositionEntry entry) {
    return rows.stream().noneMatch(row -> Objects.equals(row.entry().reverses(), entry.id()));
  }

  private record Row(PositionEntry entry, Position after) {}
}
