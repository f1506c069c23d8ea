package io.breakwater.planted.sound.order.web;

import io.breakwater.security.Allowed;
import io.breakwater.security.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A handler that names its role. */
@RestController
class OrderController {
  @GetMapping("/orders")
  @Allowed(Role.VIEWER)
  String orders() {
    return "";
  }
}
