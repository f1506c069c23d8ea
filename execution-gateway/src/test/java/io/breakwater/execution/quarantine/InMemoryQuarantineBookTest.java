package io.breakwater.execution.quarantine;

class InMemoryQuarantineBookTest extends QuarantineBookContract {

  @Override
  protected QuarantineBook book() {
    return new InMemoryQuarantineBook();
  }
}
