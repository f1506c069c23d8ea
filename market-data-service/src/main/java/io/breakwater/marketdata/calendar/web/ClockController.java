package io.breakwater.marketdata.calendar.web;

import io.breakwater.boot.ClockProperties;
import io.breakwater.clock.ReplaySetting;
import io.breakwater.marketdata.calendar.MarketHours;
import io.breakwater.security.Allowed;
import io.breakwater.security.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Allowed(Role.VIEWER)
class ClockController {

  private final MarketHours hours;
  private final ClockProperties clock;

  ClockController(MarketHours hours, ClockProperties clock) {
    this.hours = hours;
    this.clock = clock;
  }

  @GetMapping("/api/v1/clock")
  ClockView clock() {
    return ClockView.of(
        hours.read(),
        clock.setting().isPresent(),
        clock.setting().map(ReplaySetting::speed).orElse(1));
  }
}
