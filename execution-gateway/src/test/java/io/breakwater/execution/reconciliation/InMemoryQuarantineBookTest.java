package io.breakwater.execution.reconciliation;

class InMemoryQuarantineBookTest extends QuarantineBookContract {

  @Override
  protected QuarantineBook book() {
    return new InMemoryQuarantineBook();
  }
}
