package io.breakwater.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The regular sessions of the New York Stock Exchange from {@link #FIRST_DATE} to {@link
 * #LAST_DATE}: 09:30 to 16:00 New York time on each weekday that is no holiday, or 13:00 on its
 * early closes. Those to come follow the rules as they stand.
 *
 * <p>What happened to a session on the day itself is not kept: minutes of silence at the open, the
 * noon opening of 2002-09-11, the last minutes of 2005-06-01, trading halts.
 *
 * <p>A date or an instant outside that span is refused: an unknown market is neither open nor
 * closed. Each year is worked out once, when first asked for, and kept.
 *
 * <p>Thread-safe.
 */
public final class TradingCalendar {

  public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  public static final LocalDate FIRST_DATE = LocalDate.of(2000, 1, 1);
  public static final LocalDate LAST_DATE = LocalDate.of(2099, 12, 31);

  private static final LocalTime OPEN = LocalTime.of(9, 30);
  private static final LocalTime CLOSE = LocalTime.of(16, 0);
  private static final LocalTime EARLY_CLOSE = LocalTime.of(13, 0);
  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private final HolidayManager holidays;
  private final AtomicReferenceArray<NavigableMap<LocalDate, TradingSession>> years =
      new AtomicReferenceArray<>(LAST_DATE.getYear() - FIRST_DATE.getYear() + 1);

  private TradingCalendar(HolidayManager holidays) {
    this.holidays = holidays;
  }

  /** The one calendar of the process; its first use reads jollyday's rules. */
  public static TradingCalendar nyse() {
    return Nyse.CALENDAR;
  }

  /**
   * Returns that date's session, or nothing on a weekend or holiday.
   *
   * @throws IllegalArgumentException if the date is outside the calendar's span
   */
  public Optional<TradingSession> sessionOn(LocalDate date) {
    return Optional.ofNullable(sessionsOf(date.getYear()).get(date));
  }

  /**
   * Tells whether a session is running then.
   *
   * @throws IllegalArgumentException if the instant is outside the calendar's span
   */
  public boolean isOpen(Instant marketTime) {
    return sessionOn(dateOf(marketTime)).filter(s -> s.contains(marketTime)).isPresent();
  }

  /**
   * Returns the session that is running then, else the next one.
   *
   * @throws IllegalArgumentException if there is none within the calendar's span
   */
  public TradingSession sessionAtOrAfter(Instant marketTime) {
    LocalDate date = dateOf(marketTime);
    return sessionOn(date)
        .filter(session -> marketTime.isBefore(session.close()))
        .orElseGet(() -> nextSession(date));
  }

  /**
   * Returns the trading date that the instant belongs to: its date in New York, also before the
   * open and after the close; where that is no session, the next session's date.
   *
   * @throws IllegalArgumentException if there is none within the calendar's span
   */
  public LocalDate tradingDate(Instant marketTime) {
    LocalDate date = dateOf(marketTime);
    return sessionOn(date).orElseGet(() -> nextSession(date)).date();
  }

  /**
   * Returns the first session after that date, the date itself excluded.
   *
   * @throws IllegalArgumentException if there is none within the calendar's span
   */
  public TradingSession nextSession(LocalDate after) {
    var later = sessionsOf(after.getYear()).higherEntry(after);
    return later != null
        ? later.getValue()
        : sessionsOf(after.getYear() + 1).firstEntry().getValue();
  }

  /**
   * Returns the last session before that date, the date itself excluded.
   *
   * @throws IllegalArgumentException if there is none within the calendar's span
   */
  public TradingSession previousSession(LocalDate before) {
    var earlier = sessionsOf(before.getYear()).lowerEntry(before);
    return earlier != null
        ? earlier.getValue()
        : sessionsOf(before.getYear() - 1).lastEntry().getValue();
  }

  /**
   * Returns the sessions of a span of dates, both ends included, in order.
   *
   * @throws IllegalArgumentException if an end is outside the calendar's span, or the last date is
   *     before the first
   */
  public List<TradingSession> sessions(LocalDate from, LocalDate through) {
    if (through.isBefore(from)) {
      throw new IllegalArgumentException(
          "through must not be before from, was from=%s through=%s".formatted(from, through));
    }
    return IntStream.rangeClosed(from.getYear(), through.getYear())
        .mapToObj(year -> sessionsOf(year).values())
        .flatMap(sessions -> sessions.stream())
        .filter(s -> !s.date().isBefore(from) && !s.date().isAfter(through))
        .toList();
  }

  private static LocalDate dateOf(Instant marketTime) {
    return LocalDate.ofInstant(marketTime, NEW_YORK);
  }

  private NavigableMap<LocalDate, TradingSession> sessionsOf(int year) {
    if (year < FIRST_DATE.getYear() || year > LAST_DATE.getYear()) {
      throw new IllegalArgumentException(
          "the calendar covers %s to %s, was asked for %d".formatted(FIRST_DATE, LAST_DATE, year));
    }
    int index = year - FIRST_DATE.getYear();
    var known = years.get(index);
    if (known != null) {
      return known;
    }
    // Two threads may both work a year out; they come to the same, and either may be kept.
    var worked = workOut(year);
    years.set(index, worked);
    return worked;
  }

  private NavigableMap<LocalDate, TradingSession> workOut(int year) {
    Set<LocalDate> closed =
        holidays.getHolidays(Year.of(year)).stream()
            .map(Holiday::getDate)
            .collect(Collectors.toUnmodifiableSet());
    var sessions = new TreeMap<LocalDate, TradingSession>();
    LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 1, 1))
        .filter(date -> !WEEKEND.contains(date.getDayOfWeek()) && !closed.contains(date))
        .forEach(date -> sessions.put(date, session(date)));
    return sessions;
  }

  private static TradingSession session(LocalDate date) {
    boolean early = EarlyCloses.includes(date);
    return new TradingSession(
        date,
        date.atTime(OPEN).atZone(NEW_YORK).toInstant(),
        date.atTime(early ? EARLY_CLOSE : CLOSE).atZone(NEW_YORK).toInstant(),
        early);
  }

  /** A calendar that has not worked out any year yet. */
  static TradingCalendar uncached() {
    return new TradingCalendar(HolidayManager.getInstance(ManagerParameters.create("NYSE")));
  }

  /** Created when first used: reading jollyday's rules takes a moment. */
  private static final class Nyse {
    static final TradingCalendar CALENDAR = uncached();
  }
}
