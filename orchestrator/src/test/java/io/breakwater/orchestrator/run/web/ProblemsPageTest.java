package io.breakwater.orchestrator.run.web;

import io.breakwater.testing.ProblemsPage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemsPageTest {

  @Test
  void pageListsTheProblemsOfThisService() {
    ProblemsPage.check(
        "orchestrator",
        Stream.of(RunProblem.values())
            .map(problem ->
                new ProblemsPage.Row(problem.name(), problem.status().value(), problem.meaning()))
            .toList());
  }
}
