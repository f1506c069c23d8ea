package io.breakwater.signal.feature;

/**
 * The columns that the formulas read: adjusted open, high, low, close, volume and vwap in Qlib's
 * one-letter notation, and what is derived from them row by row.
 */
final class Columns {
  final Series open;
  final Series high;
  final Series low;
  final Series close;
  final Series vwap;
  final Series volume;

  /** ln(V + 1). */
  final Series logVolume;

  /** C / ref(C, 1). */
  final Series closeRatio;

  /** ln(V / ref(V, 1) + 1): infinite after a session without volume, hence left out of windows. */
  final Series logVolumeRatio;

  /** 1 where C rose, else 0: a comparison with NaN is false, so these never are NaN. */
  final Series rose;

  /** 1 where C fell, else 0. */
  final Series fell;

  final Changes closeChanges;
  final Changes volumeChanges;

  /** The size of the move, weighted with the volume: abs(C / ref(C, 1) − 1) · V. */
  final Series weightedMove;

  Columns(BarHistory history) {
    open = history.open();
    high = history.high();
    low = history.low();
    close = history.close();
    vwap = history.vwap();
    volume = history.volume();
    logVolume = volume.map(v -> Math.log(v + 1));
    closeRatio = close.withPrevious((today, before) -> today / before);
    logVolumeRatio = volume.withPrevious((today, before) -> Math.log(today / before + 1));
    rose = close.withPrevious((today, before) -> today > before ? 1 : 0);
    fell = close.withPrevious((today, before) -> today < before ? 1 : 0);
    closeChanges = Changes.of(close);
    volumeChanges = Changes.of(volume);
    weightedMove = closeRatio.with(volume, (ratio, v) -> Math.abs(ratio - 1) * v);
  }

  /**
   * The changes of a series from row to row, Δ: what it gained, what it lost, and how far it moved.
   */
  record Changes(Series gains, Series losses, Series moves) {

    static Changes of(Series series) {
      Series change = series.withPrevious((today, before) -> today - before);
      return new Changes(
          change.map(delta -> Math.max(delta, 0)),
          change.map(delta -> Math.max(-delta, 0)),
          change.map(Math::abs));
    }
  }
}
