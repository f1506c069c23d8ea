package io.breakwater.execution.webhook.incoming;

import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.ClientOrderId;

/**
 * That something may have happened to an order. All that is kept of a webhook: what else it says is
 * not believed.
 */
public record Hint(WebhookId webhookId, BrokerOrderId brokerOrderId, ClientOrderId clientOrderId) {}
