package io.breakwater.boot.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSecurityAutoConfigurationTest {

  @ParameterizedTest
  @CsvSource({"127.0.0.1, true", "::1, true", "0.0.0.0, false", "::, false", "192.0.2.1, false"})
  void opensTheDocumentationOnLoopbackOnly(String address, boolean open)
      throws UnknownHostException {
    assertThat(WebSecurityAutoConfiguration.docsAreOpen(null, InetAddress.getByName(address)))
        .isEqualTo(open);
  }

  @Test
  void keepsTheDocumentationClosedOnEveryAddress() {
    assertThat(WebSecurityAutoConfiguration.docsAreOpen(null, null)).isFalse();
  }

  @Test
  void obeysTheSettingWhateverTheAddress() {
    assertThat(WebSecurityAutoConfiguration.docsAreOpen(true, null)).isTrue();
    assertThat(WebSecurityAutoConfiguration.docsAreOpen(false, InetAddress.getLoopbackAddress()))
        .isFalse();
  }
}
