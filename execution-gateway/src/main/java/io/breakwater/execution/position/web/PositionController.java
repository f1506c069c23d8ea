package io.breakwater.execution.position.web;

import io.breakwater.execution.csv.CsvTable;
import io.breakwater.execution.position.Positions;
import io.breakwater.execution.position.ShowPositions;
import io.breakwater.security.Allowed;
import io.breakwater.security.Role;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Positions: look at. */
@RestController
@RequestMapping(path = "/api/v1/positions", produces = MediaType.APPLICATION_JSON_VALUE)
@Allowed(Role.VIEWER)
class PositionController {
  private final ShowPositions showPositions;

  PositionController(ShowPositions showPositions) {
    this.showPositions = showPositions;
  }

  @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, CsvTable.MEDIA_TYPE})
  PositionList positions(
      @RequestParam(required = false) @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}") @Nullable String strategy) {
    Positions positions = showPositions.show(strategy);
    return new PositionList(positions.asOf(), strategy, views(positions));
  }

  private static List<PositionView> views(Positions positions) {
    return positions.holdings().stream().map(PositionView::of).toList();
  }

  /** Positions from one snapshot; asOf is market time. */
  record PositionList(Instant asOf, @Nullable String strategy, List<PositionView> positions)
      implements CsvTable<PositionView> {
    @Override
    public List<PositionView> rows() {
      return positions;
    }
  }
}
