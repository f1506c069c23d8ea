package io.breakwater.marketdata.calendar.web;

import io.breakwater.boot.web.CommonProblem;
import io.breakwater.boot.web.ProblemException;
import io.breakwater.marketdata.calendar.DateSpan;
import io.breakwater.marketdata.calendar.MarketHours;
import io.breakwater.security.Allowed;
import io.breakwater.security.Role;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Allowed(Role.VIEWER)
class CalendarController {

  private final MarketHours hours;

  CalendarController(MarketHours hours) {
    this.hours = hours;
  }

  @GetMapping("/api/v1/calendar")
  CalendarView calendar(@RequestParam LocalDate start, @RequestParam LocalDate end) {
    DateSpan.faultOf(start, end)
        .ifPresent(fault -> {
          throw new ProblemException(CommonProblem.INVALID_REQUEST, fault);
        });
    return new CalendarView(hours.sessions(start, end).stream().map(SessionView::of).toList());
  }
}
