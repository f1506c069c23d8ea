package io.breakwater.marketdata.subscription.web;

import java.util.List;

/** Everything that is streamed, by symbol. */
record SubscriptionsView(List<SubscriptionView> subscriptions) {}
