package io.breakwater.marketdata.subscription;

class InMemorySubscriptionBookTest extends SubscriptionBookContract {

  @Override
  protected SubscriptionBook empty() {
    return new InMemorySubscriptionBook();
  }
}
