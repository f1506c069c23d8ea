package io.breakwater.signal.model.web;

import io.breakwater.signal.model.Model;
import io.breakwater.signal.model.ReloadReport;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a look at the registry led to.
 *
 * @param outcome {@code skipped} (no model is active), {@code unchanged}, {@code changed} or {@code
 *     failed}
 */
record ReloadBody(
    Instant lookedAt, String outcome, List<LoadedBody> loaded, List<FailureBody> failures) {

  static ReloadBody of(ReloadReport report) {
    return new ReloadBody(
        report.at(),
        report.outcome().name().toLowerCase(Locale.ROOT),
        report.loaded().stream().map(LoadedBody::of).toList(),
        report.failures().stream()
            .map(failure -> new FailureBody(failure.what(), failure.reason()))
            .toList());
  }

  record LoadedBody(String strategy, int version, String sha256) {

    static LoadedBody of(Model model) {
      return new LoadedBody(model.id().strategy().value(), model.id().version(), model.sha256());
    }
  }

  record FailureBody(String what, String reason) {}
}
