package io.breakwater.planted.broken.order.jdbc;

import org.springframework.transaction.support.TransactionTemplate;

/** An adapter. */
public class JdbcOrderLedger {
  final TransactionTemplate transactions = new TransactionTemplate();
}
