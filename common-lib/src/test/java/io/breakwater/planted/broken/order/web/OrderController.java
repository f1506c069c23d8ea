package io.breakwater.planted.broken.order.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A handler that names no role. */
@RestController
class OrderController {
  @GetMapping("/orders")
  String orders() {
    return "";
  }
}
