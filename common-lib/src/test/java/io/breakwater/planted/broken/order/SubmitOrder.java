package io.breakwater.planted.broken.order;

import io.breakwater.planted.broken.order.jdbc.JdbcOrderLedger;
import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/** Breaks most of the rules at once; each is proved to see its own part. */
@Service
public class SubmitOrder {
  @Autowired JdbcOrderLedger ledger = new JdbcOrderLedger();
  double limitPrice = 1.5;

  Object submit() {
    return Instant.now() + "" + new BigDecimal(limitPrice) + ledger;
  }
}
