package io.breakwater.marketdata.bar;

class InMemoryBarStoreTest extends BarStoreContract {

  @Override
  protected BarStore empty() {
    return new InMemoryBarStore();
  }
}
